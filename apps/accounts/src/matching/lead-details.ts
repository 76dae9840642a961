import type { Account, AccountDetails } from '../account/account.ts';
import type { AccountPatch } from '../account/change-account.ts';
import type { ContactPatch } from '../contact/change-contact.ts';
import type { Contact, ContactDetails } from '../contact/contact.ts';
import type { LeadIdentity, Person } from './decision.ts';

/** What a lead says of its account, besides the name. */
export const accountDetails = ({ industry, companySize, region, person }: LeadIdentity): Partial<AccountDetails> => ({
  industry,
  companySize,
  region,
  website: person?.website ?? null,
  address: person?.address ?? null,
});

/** What a lead says of its contact. */
export const contactDetails = ({ name, firstName, lastName, emails, phones, jobTitle }: Person): Partial<ContactDetails> => ({
  name,
  firstName,
  lastName,
  emails,
  phones,
  jobTitle,
});

/** What the lead knows that the account lacks. */
export const accountFilling = (account: Account, lead: LeadIdentity): AccountPatch => lacking(account, accountDetails(lead));

/** What the lead knows that the contact lacks; the leads that the person was are remembered, so that an erasure follows them. */
export function contactFilling(contact: Contact, person: Person | null): ContactPatch {
  if (person === null) return {};
  return { ...lacking(contact, contactDetails(person)), personIds: [...new Set([...contact.personIds, ...person.ids])] };
}

/** Whether a field says nothing. */
export const isEmpty = (value: unknown): boolean => value === null || value === undefined || (Array.isArray(value) && value.length === 0);

function lacking<Details extends object>(record: object, details: Details): Details {
  const known = Object.entries(details).filter(([field, value]) => !isEmpty(value) && isEmpty((record as Record<string, unknown>)[field]));
  return Object.fromEntries(known) as Details;
}
