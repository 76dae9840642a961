import type { LeadIdentity } from '../matching/decision.ts';
import { accountDetails, accountFilling, contactDetails, contactFilling, isEmpty } from '../matching/lead-details.ts';
import type { MatchedRecords } from './preview-conversion.ts';

/** Where one field of a lead would go. */
export interface MappedField {
  from: string;
  to: string;
  value: string | null;
  filled: boolean;
}

const personal = new Set(['name', 'firstName', 'lastName', 'emails', 'phones', 'jobTitle', 'website', 'address']);

/** Where what is known of the lead would go, but not into a record that the viewer does not see; what is personal is shown only to who sees the person. */
export function mappingOf(lead: LeadIdentity, records: MatchedRecords, { showPerson }: { showPerson: boolean }): MappedField[] {
  const fields = [...accountFields(lead, records), ...contactFields(lead, records)];
  return fields.map(({ from, to, value, filled }) => ({
    from,
    to,
    filled,
    value: showPerson || !personal.has(from) ? written(value) : null,
  }));
}

/** The fields, as `account.industry`, in which a matched record says something else than the lead. */
export function conflictsOf(lead: LeadIdentity, records: MatchedRecords): string[] {
  return [...accountFields(lead, records), ...contactFields(lead, records)]
    .filter((field) => !field.filled && field.differs)
    .map(({ to }) => to);
}

interface Field {
  from: string;
  to: string;
  value: unknown;
  filled: boolean;
  differs: boolean;
}

function accountFields(lead: LeadIdentity, { account }: MatchedRecords): Field[] {
  if (account === 'UNSEEN') return [];
  const from = lead.company === null ? 'name' : 'company';
  const name = lead.company ?? lead.person?.name ?? null;
  const named = fieldsOf('account', { name }, account, account ? {} : { name }).map((field) => ({ ...field, from }));
  const details = accountDetails(lead);
  return [...named, ...fieldsOf('account', details, account, account ? accountFilling(account, lead) : details)];
}

function contactFields({ person }: LeadIdentity, { contact }: MatchedRecords): Field[] {
  if (person === null || contact === 'UNSEEN') return [];
  const details = contactDetails(person);
  return fieldsOf('contact', details, contact, contact ? contactFilling(contact, person) : details);
}

function fieldsOf(record: string, details: object, matched: object | null, taken: object): Field[] {
  const known = Object.entries(details).filter(([, value]) => !isEmpty(value));
  return known.map(([field, value]) => {
    const differs = matched !== null && written((matched as Record<string, unknown>)[field]) !== written(value);
    return { from: field, to: `${record}.${field}`, value, filled: field in taken, differs };
  });
}

function written(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.join(', ');
  if (value === null || typeof value !== 'object') return null;
  return Object.values(value)
    .filter((part) => part !== null)
    .join(', ');
}
