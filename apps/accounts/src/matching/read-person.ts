import { type PersonalCopy, type Tx, personAt, personalCopyOf } from '@leadline/postgres';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Person } from './decision.ts';
import { mailKey } from './match-keys.ts';

const line = z
  .string()
  .nullish()
  .transform((text) => text?.trim() || null);
const lines = z
  .array(z.string())
  .nullish()
  .transform((texts) => [...new Set(texts ?? [])]);
const address = z.object({ street: line, city: line, postalCode: line, region: line, country: line });

const fields = z.object({
  name: line,
  firstName: line,
  lastName: line,
  emails: lines.transform((emails) => [...new Set(emails.map(mailKey))]),
  phones: lines,
  jobTitle: line,
  website: line,
  address: address.nullish().transform((where) => where ?? null),
});

/** The person of a lead at this version of its record or a later one; null once erased. Throws NotHereYet until the details have arrived. */
export async function personOfLead(tx: Tx, leadId: string, version: number): Promise<Person | null> {
  return personIn(await personAt(tx, leadId, version));
}

/** The person of a lead as far as known now; null when nothing has arrived, or they were erased. */
export async function knownPerson(manager: EntityManager, leadId: string): Promise<Person | null> {
  const copy = await personalCopyOf(manager, leadId);
  return copy ? personIn(copy) : null;
}

const personIn = ({ erased, personIds, fields: details }: PersonalCopy): Person | null =>
  erased ? null : { ids: personIds, ...fields.parse(details) };
