import type { Actor } from '@leadline/domain';
import type { ChangeCommand, Outcome, Tx } from '@leadline/postgres';
import { type Account, accounts } from '../account/account.ts';
import { type AccountPatch, decideAccountChange, decideArchiving } from '../account/change-account.ts';
import { checkParent } from '../account/check-parent.ts';
import { ownershipChange } from '../account/ownership.ts';
import { type ContactPatch, decideContactArchiving, decideContactChange } from '../contact/change-contact.ts';
import { type Contact, contacts } from '../contact/contact.ts';
import { accountKeys, contactKeys } from '../matching/match-keys.ts';
import type { Services } from '../services.ts';
import { type Matched, changeMatched } from './change-matched.ts';

const matchedAccounts: Matched<Account> = { aggregate: accounts, keysOf: accountKeys };
const matchedContacts: Matched<Contact> = { aggregate: contacts, keysOf: contactKeys };

/** Changes an account; what it is matched by changes with it. */
export const updateAccount =
  (services: Services) =>
  (command: ChangeCommand, patch: AccountPatch, actor: Actor): Promise<Outcome<Account>> => {
    const { ownerId, teamId, ...details } = patch;
    const change = {
      keysAfter: (account: Account) => accountKeys({ ...account, ...details }),
      decide: async (account: Account, tx: Tx) => {
        if (patch.parentId !== account.parentId) await checkParent(tx, account.id, patch.parentId);
        return decideAccountChange(account, { ...details, ...(await ownershipChange(tx, { ownerId, teamId }, account)) }, tx.now);
      },
    };
    return changeMatched(services, matchedAccounts)(command, change, actor);
  };

/** Puts an account away; it is no longer matched. */
export const archiveAccount =
  (services: Services) =>
  (command: ChangeCommand, reason: string | null, actor: Actor): Promise<Outcome<Account>> => {
    const decide = (account: Account, { now }: Tx) => decideArchiving(account, reason, now);
    return changeMatched(services, matchedAccounts)(command, { keysAfter: () => [], decide }, actor);
  };

/** Changes a contact; what it is matched by changes with it. */
export const updateContact =
  (services: Services) =>
  (command: ChangeCommand, patch: ContactPatch, actor: Actor): Promise<Outcome<Contact>> => {
    const { ownerId, teamId, ...details } = patch;
    const change = {
      keysAfter: (contact: Contact) => contactKeys({ ...contact, ...details }),
      decide: async (contact: Contact, tx: Tx) =>
        decideContactChange(contact, { ...details, ...(await ownershipChange(tx, { ownerId, teamId }, contact)) }, tx.now),
    };
    return changeMatched(services, matchedContacts)(command, change, actor);
  };

/** Puts a contact away; it is no longer matched. */
export const archiveContact =
  (services: Services) =>
  (command: ChangeCommand, reason: string | null, actor: Actor): Promise<Outcome<Contact>> => {
    const decide = (contact: Contact, { now }: Tx) => decideContactArchiving(contact, reason, now);
    return changeMatched(services, matchedContacts)(command, { keysAfter: () => [], decide }, actor);
  };
