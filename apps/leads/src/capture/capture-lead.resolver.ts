import { checkInput, clientId, id, requestKey, text, unwrap } from '@leadline/subgraph';
import { z } from 'zod';
import type { Resolvers } from '../__generated__/graphql.ts';
import { readDetails } from '../lead/details-input.ts';
import { captureLead } from './capture-lead.ts';

const captureInput = z.object({
  id: clientId().nullish(),
  requestKey: requestKey().nullish(),
  name: text(200),
  ownerId: id().nullish(),
  teamId: id().nullish(),
});

/** Translates a capture. */
export const captureResolvers: Resolvers = {
  Mutation: {
    captureLead: async (_, { input }, { services, actor }) => {
      const { name, ...command } = checkInput(captureInput, input);
      return { lead: unwrap(await captureLead(services)({ ...command, details: { ...readDetails(input), name } }, actor)) };
    },
  },
};
