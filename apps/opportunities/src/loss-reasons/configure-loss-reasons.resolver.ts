import { requestOf } from '@leadline/postgres';
import { checkInput, requestKey, text, unwrap, version } from '@leadline/subgraph';
import { z } from 'zod';
import type { MutationResolvers, QueryResolvers } from '../__generated__/graphql.ts';
import { code } from '../pipeline/code-input.ts';
import { decideLossReasons } from './configure-loss-reasons.ts';
import { lossReasons, lossReasonsEntity, lossReasonsId } from './loss-reasons.ts';

const reason = z.object({ code: code(), title: text(200) });
const reasonsInput = z.object({
  requestKey: requestKey().nullish(),
  expectedVersion: version(),
  reasons: z.array(reason).min(1).max(100),
});

/** Shows the reasons for which deals can be lost and sets them up. */
export const lossReasonsResolvers: {
  Query: Pick<QueryResolvers, 'lossReasons'>;
  Mutation: Pick<MutationResolvers, 'configureLossReasons'>;
} = {
  Query: {
    lossReasons: (_, __, { dataSource }) => dataSource.manager.findOneByOrFail(lossReasonsEntity, { id: lossReasonsId }),
  },
  Mutation: {
    configureLossReasons: async (_, { input }, { services: { unitOfWork }, actor }) => {
      const { expectedVersion, reasons } = checkInput(reasonsInput, input);
      const command = { id: lossReasonsId, expectedVersion, request: requestOf('configureLossReasons', input) };
      return { lossReasons: unwrap(await unitOfWork.change(lossReasons, command, actor, (list) => decideLossReasons(list, reasons))) };
    },
  },
};
