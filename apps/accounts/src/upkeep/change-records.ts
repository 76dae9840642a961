import type { Actor } from '@leadline/domain';
import type { ChangeCommand, Outcome } from '@leadline/postgres';
import { type Account, accounts } from '../account/account.ts';
import { type AccountPatch, decideAccountChange, decideArchiving } from '../account/change-account.ts';
import { checkParent } from '../account/check-parent.ts';
import { ownershipChange } from '../account/ownership.ts';
import { type ContactPatch, decideContactArchiving, decideContactChange } from '../contact/change-contact.ts';
import { type Contact, contacts } from '../contact/contact.ts';
import { holdKeys } from '../matching/hold-keys.ts';
import { accountKeys, contactKeys } from '../matching/match-keys.ts';
import type { Services } from '../services.ts';

/** Changes an account; what it is matched by changes with it. */
export const updateAccount =
  ({ unitOfWork }: Services) =>
  (command: ChangeCommand, patch: AccountPatch, actor: Actor): Promise<Outcome<Account>> =>
    unitOfWork.change(accounts, command, actor, async (account, tx) => {
      const { ownerId, teamId, ...details } = patch;
      if (patch.parentId !== account.parentId) await checkParent(tx, account.id, patch.parentId);
      const decision = decideAccountChange(account, { ...details, ...(await ownershipChange(tx, { ownerId, teamId }, account)) }, tx.now);
      if (decision.ok)
        await holdKeys(tx.manager, { recordId: account.id, before: accountKeys(account), after: accountKeys(decision.state) });
      return decision;
    });

/** Puts an account away; it is no longer matched. */
export const archiveAccount =
  ({ unitOfWork }: Services) =>
  (command: ChangeCommand, reason: string | null, actor: Actor): Promise<Outcome<Account>> =>
    unitOfWork.change(accounts, command, actor, async (account, tx) => {
      await holdKeys(tx.manager, { recordId: account.id, before: accountKeys(account), after: [] });
      return decideArchiving(account, reason, tx.now);
    });

/** Changes a contact; what it is matched by changes with it. */
export const updateContact =
  ({ unitOfWork }: Services) =>
  (command: ChangeCommand, patch: ContactPatch, actor: Actor): Promise<Outcome<Contact>> =>
    unitOfWork.change(contacts, command, actor, async (contact, tx) => {
      const { ownerId, teamId, ...details } = patch;
      const decision = decideContactChange(contact, { ...details, ...(await ownershipChange(tx, { ownerId, teamId }, contact)) }, tx.now);
      if (decision.ok)
        await holdKeys(tx.manager, { recordId: contact.id, before: contactKeys(contact), after: contactKeys(decision.state) });
      return decision;
    });

/** Puts a contact away; it is no longer matched. */
export const archiveContact =
  ({ unitOfWork }: Services) =>
  (command: ChangeCommand, reason: string | null, actor: Actor): Promise<Outcome<Contact>> =>
    unitOfWork.change(contacts, command, actor, async (contact, tx) => {
      await holdKeys(tx.manager, { recordId: contact.id, before: contactKeys(contact), after: [] });
      return decideContactArchiving(contact, reason, tx.now);
    });
