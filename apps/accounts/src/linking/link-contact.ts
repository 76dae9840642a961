import { type Actor, isoDate, refuse } from '@leadline/domain';
import type { ChangeCommand, Outcome } from '@leadline/postgres';
import { accountToLink } from '../contact/account-to-link.ts';
import { refuseArchivedContact } from '../contact/change-contact.ts';
import { type Contact, contacts } from '../contact/contact.ts';
import { linkToAccount } from '../contact/link-contact.ts';
import { type LinkTerms, decideUnlink } from '../contact/relationship-changes.ts';
import { relationshipEntity } from '../contact/relationship.entity.ts';
import { relationships } from '../contact/relationship.ts';
import type { Services } from '../services.ts';

/** Relates a contact to an account that the actor sees. */
export const linkContact =
  ({ unitOfWork }: Services) =>
  (command: ChangeCommand, { accountId, ...terms }: LinkTerms & { accountId: string }, actor: Actor): Promise<Outcome<Contact>> =>
    unitOfWork.change(contacts, command, actor, async (contact, tx) => {
      const refused = refuseArchivedContact(contact);
      if (refused) return refused;
      await accountToLink(tx, accountId);
      const { events } = await linkToAccount(tx, { contactId: contact.id, accountId }, () => terms);
      return { ok: true, state: events.length === 0 ? contact : { ...contact, updatedAt: tx.now }, events };
    });

/** Ends the relationship of a contact to an account. */
export const unlinkContact =
  ({ unitOfWork }: Services) =>
  (
    command: ChangeCommand,
    { accountId, untilOn }: { accountId: string; untilOn: string | null },
    actor: Actor,
  ): Promise<Outcome<Contact>> =>
    unitOfWork.change(contacts, command, actor, async (contact, tx) => {
      tx.lock('contacts of account', [accountId]);
      const relationship = await tx.manager.findOneBy(relationshipEntity, { contactId: contact.id, accountId });
      if (!relationship) return refuseUnrelated();
      const decision = decideUnlink(relationship, untilOn ?? isoDate(tx.now), tx.now);
      if (!decision.ok) return decision;
      const { events } = decision;
      await tx.save(relationships, relationship, { state: decision.state, events: [] });
      return { ok: true, state: events.length === 0 ? contact : { ...contact, updatedAt: tx.now }, events };
    });

const refuseUnrelated = () =>
  refuse('ContactMustBelongToTheAccount', {
    message: 'The contact does not stand in a relationship to this account. `Contact.accounts` lists those it has.',
    field: 'accountId',
    code: 'BAD_USER_INPUT',
  });
