import { isoDate, type Viewer } from '@leadline/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { accountEntity } from '../account/account.entity.ts';
import type { Account } from '../account/account.ts';
import { contactEntity } from '../contact/contact.entity.ts';
import type { Contact } from '../contact/contact.ts';
import type { Candidate, Choose, LeadIdentity, MatchedBy, Person, Reject, Settled } from '../matching/decision.ts';
import { matchLead } from '../matching/match-lead.ts';
import { knownPerson } from '../matching/read-person.ts';
import { resemblance } from '../matching/resemblance.ts';
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
  const found = await matchLead(manager, identity, isoDate(now));
  const records = await recordsOf(manager, found);
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

/** The matched records, as far as there are any. */
export interface MatchedRecords {
  account: Account | null;
  contact: Contact | null;
}

async function recordsOf(manager: EntityManager, found: Settled | Choose | Reject): Promise<MatchedRecords> {
  if (found.is !== 'SETTLED') return { account: null, contact: null };
  const { account, contact } = found;
  return {
    account: account.is === 'MATCH' ? await manager.findOneBy(accountEntity, { id: account.accountId }) : null,
    contact: contact.is === 'MATCH' ? await manager.findOneBy(contactEntity, { id: contact.contactId }) : null,
  };
}

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

function scoreOf(matchedBy: MatchedBy, company: string | null, account: Account | null): number {
  const byCompany = matchedBy === 'NAME' || matchedBy === 'DOMAIN';
  return byCompany && company !== null && account?.name ? resemblance(company, account.name) : 1;
}

const missingOf = ({ company, person, use }: LeadIdentity): string[] => [
  ...(company === null && person === null && use.accountId === null ? ['COMPANY_OR_PERSON'] : []),
  ...(person === null && use.contactId === null ? ['CONTACT'] : []),
];
