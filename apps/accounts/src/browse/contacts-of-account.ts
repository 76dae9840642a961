import type { Sql } from '@leadline/postgres';
import { holdsOn } from '../contact/relationship.ts';
import { checkedId } from './filter-pieces.ts';

/** Contacts that stand in a relationship to the account on the day. */
export const ofAccount = (accountId: string, day: string): Sql => ({
  text: `EXISTS (SELECT FROM relationship AS held WHERE held.contact_id = record.id AND held.account_id = :accountId AND ${holdsOn('held')})`,
  params: { accountId: checkedId(accountId, 'filter.accountId'), day },
});
