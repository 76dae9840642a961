import type { EntityManager } from 'typeorm';
import { accountEntity } from '../account/account.entity.ts';
import { contactEntity } from '../contact/contact.entity.ts';
import type { Evidence } from './decide-account.ts';
import type { AccountMatch, LeadIdentity } from './decision.ts';
import type { AccountPeople } from './decide-contact.ts';
import { foldCompanyName } from './fold-company-name.ts';
import { heldAmong } from './hold-keys.ts';
import type { HeldKey } from './match-key.entity.ts';
import { type KeyKind, type Sought, mailDomains, mailKey, soughtKeys, websiteDomains } from './match-keys.ts';
import { foldedResemblance } from './resemblance.ts';

/** What a lead is looked for by. */
export const soughtOf = ({ company, person }: LeadIdentity): Sought => ({
  company,
  website: person?.website ?? null,
  emails: person?.emails ?? [],
});

/** Looks up what may be the lead's account and contact, on a day; reads only. */
export async function findEvidence(manager: EntityManager, lead: LeadIdentity, day: string): Promise<Evidence> {
  const sought = soughtOf(lead);
  const held = await heldAmong(manager, soughtKeys(sought));
  const byEmail = lead.use.createContact ? [] : holders(held, 'EMAIL', sought.emails.map(mailKey));
  const contact = await contactOf(manager, lead, byEmail);
  const accountsOfContact = contact ? await accountsOf(manager, contact.contactId, day) : [];
  const byMailDomain = holders(held, 'DOMAIN', mailDomains(sought));
  return {
    given: await accountGiven(manager, lead.use.accountId),
    contact,
    accountsOfContact,
    byEmail: contact ? [] : byEmail,
    byWebsite: holders(held, 'DOMAIN', websiteDomains(sought)),
    byMailDomain,
    byName: holders(held, 'NAME'),
    resemblance: await resemblances(manager, lead.company, [...accountsOfContact, ...byMailDomain]),
  };
}

const holders = (held: readonly HeldKey[], kind: KeyKind, among?: readonly string[]): string[] => [
  ...new Set(held.filter((key) => key.kind === kind && (among?.includes(key.key) ?? true)).flatMap((key) => key.holders)),
];

async function accountGiven(manager: EntityManager, id: string | null): Promise<Evidence['given']> {
  const account = id === null ? null : await manager.findOneBy(accountEntity, { id });
  return account && { archived: account.archivedAt !== null };
}

async function contactOf(manager: EntityManager, { use }: LeadIdentity, byEmail: readonly string[]): Promise<Evidence['contact']> {
  const [onlyOne, another] = byEmail;
  const id = use.contactId ?? (another === undefined ? onlyOne : undefined);
  const contact = id === undefined ? null : await manager.findOneBy(contactEntity, { id });
  return contact && { contactId: contact.id, archived: contact.archivedAt !== null, matchedBy: use.contactId === null ? 'EMAIL' : 'GIVEN' };
}

async function accountsOf(manager: EntityManager, contactId: string, day: string): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `SELECT account.id FROM relationship AS held JOIN account ON account.id = held.account_id
     WHERE held.contact_id = $1 AND account.archived_at IS NULL AND (held.until_on IS NULL OR held.until_on > $2)`,
    [contactId, day],
  );
  return rows.map(({ id }) => id);
}

// The operator % uses the trigram index and gathers far more than can pass the review threshold.
async function resemblances(manager: EntityManager, company: string | null, ids: readonly string[]): Promise<Map<string, number>> {
  const sought = company === null ? null : foldCompanyName(company);
  if (sought === null) return new Map();
  const rows: { id: string; name: string }[] = await manager.query(
    `SELECT id, folded_name AS name FROM account WHERE id = ANY($2) AND folded_name IS NOT NULL
     UNION
     (SELECT id, folded_name FROM account WHERE folded_name % $1 AND archived_at IS NULL ORDER BY similarity(folded_name, $1) DESC, id LIMIT 20)`,
    [sought, ids],
  );
  return new Map(rows.map(({ id, name }) => [id, foldedResemblance(sought, name)]));
}

/** Those people of the account whom the lead could be; of an individual's account whoever is there. */
export async function peopleOf(manager: EntityManager, account: AccountMatch, lead: LeadIdentity, day: string): Promise<AccountPeople> {
  if (account.is === 'OPEN') return { kind: account.kind, people: [] };
  const { kind } = await manager.findOneByOrFail(accountEntity, { id: account.accountId });
  const people: AccountPeople['people'] = await manager.query(
    `SELECT contact.id AS "contactId", contact.name, contact.emails FROM relationship AS held JOIN contact ON contact.id = held.contact_id
     WHERE held.account_id = $1 AND contact.archived_at IS NULL AND (held.until_on IS NULL OR held.until_on > $2)
       AND ($3 OR lower(contact.name) = lower($4)) ORDER BY contact.id LIMIT 20`,
    [account.accountId, day, kind === 'INDIVIDUAL', lead.person?.name ?? null],
  );
  return { kind, people };
}
