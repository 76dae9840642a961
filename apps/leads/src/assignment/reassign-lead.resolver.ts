import { checkInput, code, id, unwrap } from '@leadline/subgraph';
import { z } from 'zod';
import type { Resolvers } from '../__generated__/graphql.ts';
import { changeInput } from '../lead/change-input.ts';
import { reassignLead } from './reassign-lead.ts';

const reassignInput = z.object({ ...changeInput, ownerId: id().nullish(), teamId: id().nullish(), queue: code(40).nullish() });

/** Translates a reassignment. */
export const assignmentResolvers: Resolvers = {
  Mutation: {
    reassignLead: async (_, { input }, { services, actor }) => ({
      lead: unwrap(await reassignLead(services)(checkInput(reassignInput, input), actor)),
    }),
  },
};
