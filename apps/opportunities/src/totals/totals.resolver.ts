import { RefusedError } from '@leadline/domain';
import type { Resolvers } from '../__generated__/graphql.ts';
import { pipelineEntity } from '../pipeline/pipeline.entity.ts';
import { accountTotals } from './account-totals.ts';
import { type Total, countIn, moneyIn, opportunityTotals } from './opportunity-totals.ts';

const mostKeys = 4;

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
    pipelineByStage: async (_, { filter }, { dataSource, viewer }) => {
      const kinds = filter?.stageKinds ?? ['OPEN'];
      const totals = await opportunityTotals(dataSource.manager, viewer, { filter: { ...filter, stageKinds: kinds }, groups: ['STAGE'] });
      const pipelines = await dataSource.manager.find(pipelineEntity, {
        where: filter?.pipelineId ? { id: filter.pipelineId } : {},
        order: { code: 'ASC' },
      });
      return pipelines.flatMap((pipeline) =>
        pipeline.stages
          .filter(({ kind }) => kinds.includes(kind))
          .map((stage) => ({ pipeline, stage, ...summed(totals.filter(({ stageId }) => stageId === stage.id)) })),
      );
    },
  },
  OpportunityTotal: {
    owner: ({ ownerId }) => (ownerId ? { __typename: 'User', id: ownerId } : null),
    team: ({ teamId }) => (teamId ? { __typename: 'Team', id: teamId } : null),
  },
  Account: { totals: ({ id }, { includeChildren }, context) => accountTotals(context, id, includeChildren) },
};

function summed(totals: readonly Total[]) {
  return {
    count: countIn(totals),
    amounts: moneyIn(totals, 'amount'),
    expectedRevenue: moneyIn(totals, 'expectedRevenue'),
  };
}
