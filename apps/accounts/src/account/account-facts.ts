import { AccountArchived, AccountChanged, AccountOpened } from '@leadline/contracts';
import type { NewEvent } from '@leadline/domain';
import { verifiedDomains } from '../matching/match-keys.ts';
import type { Account } from './account.ts';

/** What the stream may say of an account as it is now: of an individual, nothing that says who it is. */
function accountFacts(account: Account) {
  const isPerson = account.kind === 'INDIVIDUAL';
  const { kind, industry, companySize, region, lifecycle, relationships, parentId, ownerId, teamId, personVersion } = account;
  return {
    kind,
    name: isPerson ? null : account.name,
    domains: isPerson ? [] : verifiedDomains(account),
    industry,
    companySize,
    region,
    lifecycle,
    relationships,
    parentId,
    ownerId,
    teamId,
    personVersion,
  };
}

/** The fact that there is an account from now on. */
export const accountOpened = (account: Account): NewEvent =>
  AccountOpened.of(account.id, { ...accountFacts(account), leadId: account.leadId, conversionId: account.conversionId });

/** The fact that these details of an account changed. */
export const accountChanged = (account: Account, changed: string[]): NewEvent =>
  AccountChanged.of(account.id, { ...accountFacts(account), changed });

/** The fact that an account was put away. */
export const accountArchived = ({ id }: Account, reason: string | null): NewEvent => AccountArchived.of(id, { reason });
