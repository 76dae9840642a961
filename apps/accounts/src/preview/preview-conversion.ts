import { isoDate, type Viewer } from '@leadline/domain';
import { type Aggregate, loadVisible } from '@leadline/postgres';
import type { DataSource, EntityManager } from 'typeorm';
import { type Account, accounts } from '../account/account.ts';
import { type Contact, contacts } from '../contact/contact.ts';
import type { Candidate, Choose, LeadIdentity, MatchedBy, Person, Reject, Settled } from '../matching/decision.ts';
import { matchLead } from '../matching/match-lead.ts';
import { rejectUnseen } from '../matching/named-records.ts';
import { knownPerson } from '../matching/read-person.ts';
import { resemblance } from '../matching/resemblance.ts';
import { type Owned, seesPerson } from '../sight.ts';
import { type MappedField, conflictsOf, mappingOf } from './field-mapping.ts';
import type { LeadCopy } from './lead-copy.entity.ts';
import { hasPerson, seesLeadPerson } from './lead-copy.ts';

/** A record that would be used. */
export interface RecordMatchRow {
  matchedBy: MatchedBy;
  score: number;
  accountId: string | null;
  contactId: string | null;
}

/** What a conversion would come to. */
export interface Preview {
  outcome: 'MATCH' | 'OPEN' | 'CHOOSE' | 'REJECT';
  rejection: string | null;
  accountMatch: RecordMatchRow | null;
  contactMatch: RecordMatchRow | null;
  candidates: Candidate[];
  mapping: MappedField[];
  missing: string[];
  conflicts: string[];
}

/** Runs a conversion dry: finds what it would find, by the same decisions, and says what it would write, without writing or locking anything. */
export async function previewConversion(
  { manager }: DataSource,
  lead: LeadCopy,
  { viewer, now }: { viewer: Viewer; now: Date },
): Promise<Preview> {
  const person = await knownPerson(manager, lead.id);
  const identity = identityOf(lead, person);
  const unseen = await rejectUnseen(manager, identity, { viewerOf: async () => viewer, offered: [] });
  const found = unseen ?? (await matchLead(manager, identity, isoDate(now)));
  const records = await recordsOf(manager, found, viewer);
  return {
    ...outcomeOf(found),
    ...matchesOf(found, identity, records),
    mapping: mappingOf(identity, records, { showPerson: seesLeadPerson(lead, viewer) }),
    missing: missingOf(identity),
    conflicts: conflictsOf(identity, records),
  };
}

function identityOf(lead: LeadCopy, person: Person | null): LeadIdentity {
  const { kind, company, industry, companySize, region, accountId, contactId } = lead;
  const use = { accountId, contactId, createAccount: false, createContact: false };
  return { kind, company, industry, companySize, region, person: hasPerson(lead, person) ? person : null, use };
}

/** The matched records, as far as there are any: UNSEEN is one that there is, of which the viewer is to learn nothing. */
export interface MatchedRecords {
  account: Account | 'UNSEEN' | null;
  contact: Contact | 'UNSEEN' | null;
}

async function recordsOf(manager: EntityManager, found: Settled | Choose | Reject, viewer: Viewer): Promise<MatchedRecords> {
  if (found.is !== 'SETTLED') return { account: null, contact: null };
  const { account, contact } = found;
  return {
    account: account.is === 'MATCH' ? await seen(manager, accounts, account.accountId, viewer) : null,
    contact: contact.is === 'MATCH' ? await seen(manager, contacts, contact.contactId, viewer) : null,
  };
}

/** A record that may be compared with the lead: what is personal in it would show in what differs. */
async function seen<Row extends (Account | Contact) & Owned>(
  manager: EntityManager,
  aggregate: Aggregate<Row>,
  id: string,
  viewer: Viewer,
): Promise<Row | 'UNSEEN'> {
  const record = (await loadVisible(manager, aggregate, [id], viewer)).get(id);
  return record && (isOrganization(record) || seesPerson(record, viewer)) ? record : 'UNSEEN';
}

const isOrganization = (record: Account | Contact): boolean => 'kind' in record && record.kind === 'ORGANIZATION';

function outcomeOf(found: Settled | Choose | Reject): Pick<Preview, 'outcome' | 'rejection' | 'candidates'> {
  if (found.is === 'REJECT') return { outcome: 'REJECT', rejection: found.reason, candidates: [] };
  if (found.is === 'CHOOSE') return { outcome: 'CHOOSE', rejection: null, candidates: found.candidates };
  return { outcome: found.account.is, rejection: null, candidates: [] };
}

function matchesOf(
  found: Settled | Choose | Reject,
  { company }: LeadIdentity,
  records: MatchedRecords,
): Pick<Preview, 'accountMatch' | 'contactMatch'> {
  if (found.is !== 'SETTLED') return { accountMatch: null, contactMatch: null };
  const { account, contact } = found;
  return {
    accountMatch:
      account.is === 'MATCH' ? { ...account, score: scoreOf(account.matchedBy, company, records.account), contactId: null } : null,
    contactMatch: contact.is === 'MATCH' ? { ...contact, score: 1, accountId: null } : null,
  };
}

function scoreOf(matchedBy: MatchedBy, company: string | null, account: MatchedRecords['account']): number {
  if (account === 'UNSEEN') return 1;
  const byCompany = matchedBy === 'NAME' || matchedBy === 'DOMAIN';
  return byCompany && company !== null && account?.name ? resemblance(company, account.name) : 1;
}

const missingOf = ({ company, person, use }: LeadIdentity): string[] => [
  ...(company === null && person === null && use.accountId === null ? ['COMPANY_OR_PERSON'] : []),
  ...(person === null && use.contactId === null ? ['CONTACT'] : []),
];
