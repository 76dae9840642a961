import { checkInput, isoDate, text, unwrap } from '@leadline/subgraph';
import { z } from 'zod';
import type { Resolvers } from '../__generated__/graphql.ts';
import { changeInput } from '../lead/change-input.ts';
import { nurtureLead } from './nurture-lead.ts';

const nurtureInput = z.object({ ...changeInput, nextActionOn: isoDate().nullish(), nextAction: text(2_000).nullish() });

/** Translates a decision to nurture. */
export const nurtureResolvers: Resolvers = {
  Mutation: {
    nurtureLead: async (_, { input }, { services, actor }) => ({
      lead: unwrap(await nurtureLead(services)(checkInput(nurtureInput, input), actor)),
    }),
  },
};
