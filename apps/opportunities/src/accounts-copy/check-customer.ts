import { RefusedError, type Viewer } from '@leadline/domain';
import type { EntityManager, EntitySchema, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { opportunitySight } from '../opportunity/opportunity-sight.ts';
import { accountCopyEntity, contactCopyEntity } from './account-copy.ts';

/** Checks that the viewer sees the account and can sell to it; throws BAD_USER_INPUT on the field otherwise. */
export async function checkAccount(manager: EntityManager, viewer: Viewer, accountId: string): Promise<void> {
  const account = await seen(manager, accountCopyEntity, viewer).andWhere('record.account_id = :accountId', { accountId }).getOne();
  if (!account)
    throw unfit('accountId', 'AccountMustExist', `There is no account ${accountId}. Was it created a moment ago, repeat the request.`);
  if (account.archived) throw unfit('accountId', 'AccountMustNotBeArchived', 'The account is archived. Choose another.');
}

/** Checks that the viewer sees the contact and that it belongs to the account; throws BAD_USER_INPUT on the field otherwise. */
export async function checkContact(
  manager: EntityManager,
  viewer: Viewer,
  { contactId, accountId }: { contactId: string; accountId: string },
): Promise<void> {
  const contact = await seen(manager, contactCopyEntity, viewer).andWhere('record.contact_id = :contactId', { contactId }).getOne();
  if (!contact)
    throw unfit('contactId', 'ContactMustExist', `There is no contact ${contactId}. Was it created a moment ago, repeat the request.`);
  if (contact.archived) throw unfit('contactId', 'ContactMustNotBeArchived', 'The contact is archived. Choose another.');
  if (contact.accountIds.includes(accountId)) return;
  throw unfit('contactId', 'ContactMustBelongToTheAccount', 'The contact is not linked to the account. Use `linkContact` first.');
}

// Sellers see customers as they see deals. What accounts shows to delivery besides is no ground to sell on.
function seen<Copy extends ObjectLiteral>(manager: EntityManager, entity: EntitySchema<Copy>, viewer: Viewer): SelectQueryBuilder<Copy> {
  const { text, params } = opportunitySight(viewer);
  return manager.createQueryBuilder(entity, 'record').where(text, params);
}

const unfit = (field: string, rule: string, message: string): RefusedError => RefusedError.of('BAD_USER_INPUT', rule, message, { field });
