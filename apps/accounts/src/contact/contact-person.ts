import { type PersonalFields, type PersonalRecord, personalRecord } from '@leadline/contracts';
import type { Contact, ContactDetails } from './contact.ts';

/** What other services may know of the person, through the personal topic. */
export const publishedPerson = ({ firstName, lastName, name, emails, phones, jobTitle, note }: ContactDetails): PersonalFields => ({
  firstName,
  lastName,
  name,
  emails,
  phones,
  jobTitle,
  note,
});

/** The contact's record on the personal topic. */
export function contactPerson(contact: Contact): PersonalRecord {
  const { id, personIds, personVersion } = contact;
  return personalRecord({ recordId: id, recordType: 'contact', personIds, version: personVersion, fields: publishedPerson(contact) });
}
