import { type PersonalFields, type PersonalRecord, personalRecord } from '@leadline/contracts';
import type { LeadDetails } from './lead-details.ts';
import type { Lead } from './lead.ts';

/** The fields that say who the person is or hold words somebody typed. */
export const personalFields = [
  'name',
  'jobTitle',
  'emails',
  'phones',
  'website',
  'address',
  'note',
  'voiceNote',
  'nextAction',
  'referredBy',
  'evidence',
  'disqualifiedDetail',
] as const satisfies readonly (keyof Lead)[];

/** What other services may know of the person, through the personal topic. */
export const publishedPerson = (lead: LeadDetails): PersonalFields => ({
  name: lead.name,
  emails: lead.emails,
  phones: lead.phones,
  website: lead.website,
  address: lead.address,
  company: lead.company,
  jobTitle: lead.jobTitle,
  note: lead.note,
  voiceNote: lead.voiceNote,
});

/** The person's record on the personal topic: the latest details, or for ever that they were erased. */
export function personalRecordOf(lead: Lead): PersonalRecord {
  const key = { recordId: lead.id, recordType: 'lead' as const, personIds: lead.personIds, version: lead.personVersion };
  if (lead.deletedAt) return { ...key, erased: true, erasedAt: lead.deletedAt.toISOString() };
  return personalRecord({ ...key, fields: publishedPerson(lead) });
}

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Whether there is somebody to talk to. A lead is without a person when it is not an INDIVIDUAL, its name is only its company's
 * (letters and digits compared), and neither an e-mail address nor a job title is known.
 */
export function hasPerson(lead: Pick<Lead, 'kind' | 'name' | 'company' | 'emails' | 'jobTitle'>): boolean {
  if (lead.kind === 'INDIVIDUAL' || lead.emails.length > 0 || lead.jobTitle !== null) return true;
  if (lead.company === null || lead.name === null) return true;
  return folded(lead.name) !== folded(lead.company);
}
