import type { Aggregate } from '@leadline/postgres';
import { changeableBy, type Owned, visibleTo } from '../sight.ts';
import { contactPerson } from './contact-person.ts';
import { contactEntity } from './contact.entity.ts';

/** What a client may say of a contact. */
export interface ContactDetails {
  firstName: string | null;
  lastName: string | null;
  /** The full name; null once erased. */
  name: string | null;
  emails: string[];
  phones: string[];
  jobTitle: string | null;
  note: string | null;
  tags: string[];
}

/** A person known to the firm; may relate to several accounts, in a role. */
export interface Contact extends ContactDetails, Owned {
  id: string;
  version: number;
  ownerId: string | null;
  teamId: string | null;
  archivedAt: Date | null;
  /** The lead, and its conversion, that the contact was made from. */
  leadId: string | null;
  conversionId: string | null;
  /** Every id under which the person is known: the leads they were, and this one. */
  personIds: string[];
  personVersion: number;
  createdAt: Date;
  updatedAt: Date;
}

/** Contacts as they are stored, seen and changed. */
export const contacts: Aggregate<Contact> = {
  name: 'contact',
  entity: contactEntity,
  visibleTo,
  changeableBy,
  personalFields: ['firstName', 'lastName', 'name', 'emails', 'phones', 'jobTitle', 'note'],
  personalRecord: contactPerson,
};
