import { z } from 'zod';
import { count, freeText, id, instant, oneOf, personal } from './strings.ts';
import { refuseUnfitStrings } from './string-kinds.ts';

const address = z.object({
  street: personal().nullable(),
  city: personal().nullable(),
  postalCode: personal(40).nullable(),
  region: personal().nullable(),
  country: personal(80).nullable(),
});

const fields = z
  .object({
    name: personal().nullable(),
    firstName: personal().nullable(),
    lastName: personal().nullable(),
    title: freeText(500).nullable(),
    emails: z.array(personal(320)),
    phones: z.array(personal(40)),
    website: personal(2000).nullable(),
    address: address.nullable(),
    company: freeText(200).nullable(),
    jobTitle: personal(200).nullable(),
    note: freeText().nullable(),
    voiceNote: z.object({ audioUrl: freeText(2000), transcript: freeText().nullable() }).nullable(),
    detail: freeText().nullable(),
  })
  .partial();

const common = {
  recordId: id(),
  recordType: oneOf('lead', 'contact', 'account', 'user', 'opportunity'),
  personIds: z.array(id()),
  version: count(),
};

/** The latest personal details of one record, or the lasting word that they were erased. Key: the record id. */
export const personalRecordSchema = z.union([
  z.object({ ...common, erased: z.literal(true), erasedAt: instant() }),
  z.object({ ...common, erased: z.literal(false), fields }),
]);

refuseUnfitStrings('PersonalRecord', personalRecordSchema, { personalAllowed: true });

/** A record of the personal topic, checked. */
export type PersonalRecord = z.output<typeof personalRecordSchema>;
/** What a personal record says of each kind of record. */
export type PersonalFields = z.output<typeof fields>;

/** The record of a person's details as they are now; strict, so that nothing unforeseen is sent. */
export function personalRecord(record: Omit<Extract<PersonalRecord, { erased: false }>, 'erased'>): PersonalRecord {
  z.strictObject(fields.shape).parse(record.fields);
  return { ...record, erased: false };
}

/** One example, for the published document and the round-trip test. */
export const personalRecordExample: PersonalRecord = {
  recordId: '0190c2a4-7b1e-7c3a-9f10-000000000001',
  recordType: 'lead',
  personIds: ['0190c2a4-7b1e-7c3a-9f10-000000000001'],
  version: 1,
  erased: false,
  fields: { name: 'Ada Example', emails: ['ada@acme.example'], phones: [], jobTitle: 'Head of Operations' },
};
