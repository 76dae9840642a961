import { newId } from '@leadline/domain';
import { creationOf } from '@leadline/postgres';
import { checkInput, clientId, id, isoDate, nonNegativeMoney, optionalCode, optionalText, unwrap } from '@leadline/subgraph';
import { z } from 'zod';
import type { MutationResolvers } from '../__generated__/graphql.ts';
import { openByHand } from './open-by-hand.ts';

const orNull = <Value>(value: Value | null | undefined): Value | null => value ?? null;

const openInput = z.object({
  id: clientId()
    .nullish()
    .transform((chosen) => chosen ?? newId()),
  name: optionalText(200).transform(orNull),
  accountId: id(),
  contactId: id().nullish().transform(orNull),
  ownerId: id().nullish().transform(orNull),
  teamId: id().nullish().transform(orNull),
  pipelineId: id().nullish().transform(orNull),
  stageId: id().nullish().transform(orNull),
  amount: nonNegativeMoney().nullish().transform(orNull),
  expectedCloseOn: isoDate().nullish().transform(orNull),
  productCode: optionalCode().transform(orNull),
});

/** Opens a deal by hand. */
export const openOpportunityResolvers: { Mutation: Pick<MutationResolvers, 'openOpportunity'> } = {
  Mutation: {
    openOpportunity: async (_, { input }, { services, actor }) => {
      const command = { ...checkInput(openInput, input), request: creationOf('openOpportunity', input) };
      return { opportunity: unwrap(await openByHand(services, command, actor)) };
    },
  },
};
