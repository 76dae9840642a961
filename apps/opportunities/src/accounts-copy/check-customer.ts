import { RefusedError } from '@leadline/domain';
import type { EntityManager } from 'typeorm';
import { accountCopyEntity, contactCopyEntity } from './account-copy.ts';

/** Checks that the account can be sold to and the contact belongs to it; throws BAD_USER_INPUT on the field otherwise. */
export async function checkCustomer(manager: EntityManager, accountId: string, contactId: string | null | undefined): Promise<void> {
  const account = await manager.findOneBy(accountCopyEntity, { accountId });
  if (!account)
    throw unfit('accountId', 'AccountMustExist', `There is no account ${accountId}. Was it created a moment ago, repeat the request.`);
  if (account.archived) throw unfit('accountId', 'AccountMustNotBeArchived', 'The account is archived. Choose another.');
  if (contactId === null || contactId === undefined) return;

  const contact = await manager.findOneBy(contactCopyEntity, { contactId });
  if (!contact)
    throw unfit('contactId', 'ContactMustExist', `There is no contact ${contactId}. Was it created a moment ago, repeat the request.`);
  if (contact.archived) throw unfit('contactId', 'ContactMustNotBeArchived', 'The contact is archived. Choose another.');
  if (contact.accountIds.includes(accountId)) return;
  throw unfit('contactId', 'ContactMustBelongToTheAccount', 'The contact is not linked to the account. Use `linkContact` first.');
}

const unfit = (field: string, rule: string, message: string): RefusedError => RefusedError.of('BAD_USER_INPUT', rule, message, { field });
