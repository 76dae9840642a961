import type { Viewer } from '@leadline/domain';
import { type PersonalPolicy, referenceResolver } from '@leadline/subgraph';
import type { AccountResolvers } from '../__generated__/graphql.ts';
import { verifiedDomains } from '../matching/match-keys.ts';
import { seesPerson } from '../sight.ts';
import type { Account } from './account.ts';

/** Where an account is, is for those who see who it is. */
export const accountPersonalPolicy: PersonalPolicy = { Account: seesPerson };

const isShown = (account: Account, viewer: Viewer): boolean => account.kind === 'ORGANIZATION' || seesPerson(account, viewer);

/** The fields of an account that are not its row's; which accounts belong to it, and who, is for `browse`. */
export const accountReference: { Account: AccountResolvers } = {
  Account: {
    __resolveReference: referenceResolver('accounts'),
    personalMasked: (account, _, { viewer }) => !seesPerson(account, viewer),
    name: (account, _, { viewer }) => (isShown(account, viewer) ? account.name : null),
    website: (account, _, { viewer }) => (isShown(account, viewer) ? account.website : null),
    domains: (account, _, { viewer }) => (isShown(account, viewer) ? verifiedDomains(account) : []),
    parent: ({ parentId }, _, { loaders }) => (parentId === null ? null : loaders.accounts.load(parentId)),
    owner: ({ ownerId }) => (ownerId === null ? null : { __typename: 'User', id: ownerId }),
    team: ({ teamId }) => (teamId === null ? null : { __typename: 'Team', id: teamId }),
    lead: ({ leadId }) => (leadId === null ? null : { __typename: 'Lead', id: leadId }),
  },
};
