import { checkInput, unwrap } from '@leadline/subgraph';
import { z } from 'zod';
import type { Resolvers } from '../__generated__/graphql.ts';
import { changeInput } from '../lead/change-input.ts';
import { markLeadContacted } from './mark-lead-contacted.ts';

const contactedInput = z.object({ ...changeInput, contactedAt: z.date().nullish() });

/** Translates a first contact. */
export const contactResolvers: Resolvers = {
  Mutation: {
    markLeadContacted: async (_, { input }, { services, actor }) => ({
      lead: unwrap(await markLeadContacted(services)(checkInput(contactedInput, input), actor)),
    }),
  },
};
