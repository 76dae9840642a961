import { type Actor, type NewEvent, newId, refuse } from '@leadline/domain';
import type { Ownership } from '@leadline/members';
import { type Outcome, type Tx, creationOf } from '@leadline/postgres';
import { ownershipOfNew } from '../account/ownership.ts';
import { decideCreation } from '../contact/change-contact.ts';
import { type Contact, type ContactDetails, contacts } from '../contact/contact.ts';
import { type Standing, linkToAccount } from '../contact/link-contact.ts';
import { accountToLink } from '../contact/account-to-link.ts';
import type { LinkTerms } from '../contact/relationship-changes.ts';
import { heldAmong, holdKeys } from '../matching/hold-keys.ts';
import { contactKeys } from '../matching/match-keys.ts';
import type { Services } from '../services.ts';

/** What a client says of a new contact. */
export interface CreateContact extends Ownership {
  id?: string | null | undefined;
  requestKey?: string | null | undefined;
  details: Partial<ContactDetails>;
  account: (LinkTerms & { accountId: string }) | null;
  allowDuplicate: boolean;
}

/** The use case: a repeat returns the contact as it is now; two at once with one e-mail address give one contact. */
export const createContact =
  ({ unitOfWork }: Services) =>
  (command: CreateContact, actor: Actor): Promise<Outcome<Contact>> => {
    const id = command.id ?? newId();
    const { details, ownerId, teamId } = command;
    return unitOfWork.create(contacts, { id, request: creationOf('createContact', command) }, actor, async (tx) => {
      const ownership = await ownershipOfNew(tx, { ownerId, teamId });
      const decision = decideCreation({ id, details, ownership }, tx.now);
      if (!decision.ok) return decision;
      const refused = await claimKeys(tx, decision.state, command);
      return refused ?? { ...decision, events: [...decision.events, ...(await firstLink(tx, id, command.account))] };
    });
  };

async function firstLink(tx: Tx, contactId: string, wanted: CreateContact['account']): Promise<NewEvent[]> {
  if (wanted === null) return [];
  const { accountId, ...terms } = wanted;
  await accountToLink(tx, accountId);
  const termsFor = ({ primary }: Standing): LinkTerms => ({ ...terms, isPrimary: terms.isPrimary ?? primary === null });
  return (await linkToAccount(tx, { contactId, accountId }, termsFor)).events;
}

async function claimKeys(tx: Tx, contact: Contact, { allowDuplicate }: CreateContact) {
  const keys = contactKeys(contact);
  // Taking the keys waits for whoever is creating a contact of the same address, and then sees it beside this one.
  holdKeys(tx, { recordId: contact.id, before: [], after: keys });
  const others = (await heldAmong(tx.manager, keys)).flatMap(({ holders }) => holders).filter((id) => id !== contact.id);
  if (others.length === 0 || allowDuplicate) return undefined;
  return refuse('ContactExistsAlready', {
    message: 'A contact with one of these e-mail addresses exists. Use it, or repeat with `allowDuplicate: true` if this is another one.',
    field: 'emails',
    details: { contactIds: [...new Set(others)] },
  });
}
