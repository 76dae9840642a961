import { isDeepStrictEqual } from 'node:util';
import { ContactArchived, ContactChanged, ContactCreated } from '@leadline/contracts';
import { type Decision, type Refusal, decide, refuse } from '@leadline/domain';
import type { Ownership } from '@leadline/members';
import { publishedPerson } from './contact-person.ts';
import type { Contact, ContactDetails } from './contact.ts';

/** A person of whom nothing is known. */
export const noDetails: ContactDetails = {
  firstName: null,
  lastName: null,
  name: null,
  emails: [],
  phones: [],
  jobTitle: null,
  note: null,
  tags: [],
};

/** A new contact: its details, whose it is, and where it came from. */
export interface NewContact {
  id: string;
  details: Partial<ContactDetails>;
  ownership: Ownership;
  origin?: { leadId: string; conversionId: string };
  /** Under which other ids the person is known. */
  personIds?: readonly string[];
}

/** Makes a contact of a person, who has a name: the full one, or what first and last name give. */
export function decideCreation({ id, ownership, origin, personIds = [], ...given }: NewContact, now: Date): Decision<Contact> {
  const known = { ...noDetails, ...given.details };
  const details = { ...known, name: fullName(known) };
  if (details.name === null) return refuseNameless();
  const contact: Contact = {
    ...details,
    ...ownership,
    id,
    version: 0,
    archivedAt: null,
    leadId: origin?.leadId ?? null,
    conversionId: origin?.conversionId ?? null,
    personIds: [...new Set([...personIds, id])],
    personVersion: 1,
    deliveryUserIds: [],
    deliveryTeamIds: [],
    createdAt: now,
    updatedAt: now,
  };
  const { ownerId, teamId, leadId, conversionId, personVersion } = contact;
  return decide(contact, ContactCreated.of(id, { ownerId, teamId, leadId, conversionId, personVersion }));
}

/** What to change of a contact: absent fields stay, null clears. */
export type ContactPatch = Partial<ContactDetails & Ownership & Pick<Contact, 'personIds'>>;

/** Changes details of a contact; a patch that changes nothing leaves it untouched. */
export function decideContactChange(contact: Contact, patch: ContactPatch, now: Date): Decision<Contact> {
  const refused = refuseArchivedContact(contact);
  if (refused) return refused;
  const changes = renamed(contact, patch);
  const next: Contact = { ...contact, ...changes, updatedAt: now };
  if (next.name === null) return refuseNameless();
  const changed = Object.keys(changes).filter((field) => !isDeepStrictEqual(next[field as keyof Contact], contact[field as keyof Contact]));
  if (changed.length === 0) return decide(contact);
  const samePerson =
    isDeepStrictEqual(publishedPerson(contact), publishedPerson(next)) && isDeepStrictEqual(contact.personIds, next.personIds);
  const saved = samePerson ? next : { ...next, personVersion: contact.personVersion + 1 };
  const { ownerId, teamId, personVersion } = saved;
  return decide(saved, ContactChanged.of(contact.id, { ownerId, teamId, personVersion, changed }));
}

/** Puts a contact away: it stays readable, but nobody changes, links or matches it any more. */
export function decideContactArchiving(contact: Contact, reason: string | null, now: Date): Decision<Contact> {
  if (contact.archivedAt !== null) return decide(contact);
  return decide({ ...contact, archivedAt: now, updatedAt: now }, ContactArchived.of(contact.id, { reason }));
}

/** The refusal to change a contact that was put away. */
export function refuseArchivedContact(contact: Contact): { ok: false; refusal: Refusal } | undefined {
  if (contact.archivedAt === null) return undefined;
  return refuse('ArchivedContactIsReadOnly', {
    message: 'This contact is archived; it can be read, but no longer changed or linked.',
    field: 'id',
  });
}

// Another first or last name makes another full name, unless that is given too.
function renamed(contact: Contact, patch: ContactPatch): ContactPatch {
  const partsGiven = patch.firstName !== undefined || patch.lastName !== undefined;
  if (!partsGiven || patch.name !== undefined) return patch;
  return { ...patch, name: fullName({ ...contact, ...patch, name: null }) ?? contact.name };
}

function fullName({ name, firstName, lastName }: Pick<ContactDetails, 'name' | 'firstName' | 'lastName'>): string | null {
  const fromParts = [firstName, lastName].filter((part) => part !== null).join(' ');
  return name ?? (fromParts === '' ? null : fromParts);
}

const refuseNameless = () =>
  refuse('ContactNeedsAName', { message: 'Give a name, or a first or a last name.', field: 'name', code: 'BAD_USER_INPUT' });
