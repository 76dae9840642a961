import { type Decision, decide, refuse } from '@leadline/domain';
import type { Ownership } from '@leadline/members';
import { foldCompanyName } from '../matching/fold-company-name.ts';
import { accountOpened } from './account-facts.ts';
import type { Account, AccountDetails } from './account.ts';
import type { AccountKind } from './vocabulary.ts';

/** An account of which nothing is known but that it is. */
export const noDetails: AccountDetails = {
  name: null,
  website: null,
  domains: [],
  industry: null,
  companySize: null,
  region: null,
  address: null,
  relationships: ['CUSTOMER'],
  parentId: null,
  tags: [],
};

/** A new account: its details, whose it is, and where it came from. */
export interface NewAccount {
  id: string;
  kind: AccountKind;
  details: Partial<AccountDetails>;
  ownership: Ownership;
  origin?: { leadId: string; conversionId: string };
  /** Of an individual: under which other ids the person is known. */
  personIds?: readonly string[];
}

/** Opens an account, a prospect until a deal is won; it cannot do without a name. */
export function decideOpening(opening: NewAccount, now: Date): Decision<Account> {
  const details = { ...noDetails, ...opening.details };
  if (details.name === null)
    return refuse('AccountNeedsAName', { message: 'Give the account a name.', field: 'name', code: 'BAD_USER_INPUT' });
  const { id, kind, ownership, origin } = opening;
  const account: Account = {
    ...details,
    ...ownership,
    ...identityOf(opening, details.name),
    id,
    version: 0,
    kind,
    lifecycle: 'PROSPECT',
    archivedAt: null,
    leadId: origin?.leadId ?? null,
    conversionId: origin?.conversionId ?? null,
    deliveryUserIds: [],
    deliveryTeamIds: [],
    createdAt: now,
    updatedAt: now,
  };
  return decide(account, accountOpened(account));
}

// An organisation is compared by its name; an individual is a person, with a record on the personal topic.
function identityOf({ id, kind, personIds = [] }: NewAccount, name: string): Pick<Account, 'foldedName' | 'personIds' | 'personVersion'> {
  if (kind === 'ORGANIZATION') return { foldedName: foldCompanyName(name), personIds: [], personVersion: 0 };
  return { foldedName: null, personIds: [...new Set([...personIds, id])], personVersion: 1 };
}
