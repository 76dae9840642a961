import { requestOf } from '@leadline/postgres';
import { checkInput, id, requestKey, unwrap, version } from '@leadline/subgraph';
import { z } from 'zod';
import type { ExitRequirement, MutationResolvers } from '../__generated__/graphql.ts';
import { changeOpportunity } from '../opportunity/change-opportunity.ts';
import { pipelineNow, stagesAt } from '../pipeline/pipeline-at.ts';
import { decideMove } from './move-opportunity.ts';

const moveInput = z.object({
  id: id(),
  requestKey: requestKey().nullish(),
  expectedVersion: version().nullish(),
  stageId: id(),
  probability: z.int().min(0).max(99).nullish(),
  forecastCategory: z.enum(['OMITTED', 'PIPELINE', 'BEST_CASE', 'COMMIT']).nullish(),
});

/** Moves a deal to another stage; what its stage still asks for is an answer, not an error. */
export const moveOpportunityResolvers: { Mutation: Pick<MutationResolvers, 'moveOpportunity'> } = {
  Mutation: {
    moveOpportunity: async (_, { input }, { services, actor, loaders }) => {
      const { id, expectedVersion, stageId, probability, forecastCategory } = checkInput(moveInput, input);
      const move = { stageId, probability: probability ?? undefined, forecastCategory: forecastCategory ?? undefined };
      const outcome = await changeOpportunity(
        services,
        { id, expectedVersion, request: requestOf('moveOpportunity', input) },
        actor,
        async (deal, tx) => {
          const pipeline = await pipelineNow(tx.manager, deal.pipelineId);
          const current = await stagesAt(tx.manager, deal.pipelineId, deal.pipelineVersion);
          return decideMove(deal, move, { pipeline, current, now: tx.now });
        },
      );
      if (!outcome.ok && outcome.refusal.rule === 'DealCannotLeaveStageUnprepared') {
        const missing = outcome.refusal.details?.['missing'] as ExitRequirement[];
        return { __typename: 'UnmetExitRequirements', opportunity: (await loaders.opportunities.load(id))!, missing };
      }
      return { __typename: 'MovedOpportunity', opportunity: unwrap(outcome) };
    },
  },
};
