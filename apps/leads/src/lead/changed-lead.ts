import { isDeepStrictEqual } from 'node:util';
import { publishedPerson } from './lead-person.ts';
import type { Lead } from './lead.ts';

/** The lead with these changes at that time; the person's version grows when the published details differ. */
export function withChanges(lead: Lead, changes: Partial<Lead>, now: Date): Lead {
  const next: Lead = { ...lead, ...changes, updatedAt: now };
  const samePerson = isDeepStrictEqual(publishedPerson(lead), publishedPerson(next));
  return samePerson ? next : { ...next, personVersion: lead.personVersion + 1 };
}

/** The names of the fields among these changes that differ from what the lead has. */
export const changedFields = (lead: Lead, changes: Partial<Lead>): string[] =>
  Object.keys(changes).filter((field) => !isDeepStrictEqual(lead[field as keyof Lead], changes[field as keyof Lead]));
