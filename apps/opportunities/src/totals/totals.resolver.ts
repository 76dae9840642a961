import { RefusedError } from '@leadline/domain';
import type { Resolvers } from '../__generated__/graphql.ts';
import { accountTotals } from './account-totals.ts';
import { opportunityTotals } from './opportunity-totals.ts';
import { pipelineByStage } from './pipeline-by-stage.ts';

const mostKeys = 4;

/** Sums over the deals that the viewer may see. */
export const totalsResolvers: Pick<Resolvers, 'Query' | 'OpportunityTotal'> & {
  Account: Pick<NonNullable<Resolvers['Account']>, 'totals'>;
} = {
  Query: {
    opportunityTotals: (_, { filter, groupBy }, { dataSource, viewer }) => {
      if (groupBy.length === 0 || groupBy.length > mostKeys) {
        throw RefusedError.of('BAD_USER_INPUT', 'TotalsTakeOneToFourGroups', `Give 1 to ${mostKeys} groups.`, { field: 'groupBy' });
      }
      return opportunityTotals(dataSource.manager, viewer, { filter, groups: groupBy });
    },
    pipelineByStage: (_, { filter }, context) => pipelineByStage(filter, context),
  },
  OpportunityTotal: {
    owner: ({ ownerId }) => (ownerId ? { __typename: 'User', id: ownerId } : null),
    team: ({ teamId }) => (teamId ? { __typename: 'Team', id: teamId } : null),
  },
  Account: { totals: ({ id }, { includeChildren }, context) => accountTotals(context, id, includeChildren) },
};
