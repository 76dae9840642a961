import { type PersonalFields, type PersonalRecord, personalRecord } from '@leadline/contracts';
import type { Account } from './account.ts';

/** What other services may know of an individual, through the personal topic; an organisation's details are not personal. */
export const publishedPerson = ({ name, website, address }: Pick<Account, 'name' | 'website' | 'address'>): PersonalFields => ({
  name,
  website,
  address,
});

/** The record of an individual on the personal topic. */
export function accountPerson(account: Account): PersonalRecord | null {
  if (account.kind === 'ORGANIZATION') return null;
  const { id, personIds, personVersion } = account;
  return personalRecord({ recordId: id, recordType: 'account', personIds, version: personVersion, fields: publishedPerson(account) });
}
