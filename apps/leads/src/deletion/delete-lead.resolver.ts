import { checkInput, unwrap } from '@leadline/subgraph';
import { z } from 'zod';
import type { Resolvers } from '../__generated__/graphql.ts';
import { changeInput } from '../lead/change-input.ts';
import { deleteLead } from './delete-lead.ts';

const deleteInput = z.object(changeInput);

/** Translates a deletion. */
export const deletionResolvers: Resolvers = {
  Mutation: {
    deleteLead: async (_, { input }, { services, actor }) => {
      const { id } = unwrap(await deleteLead(services)(checkInput(deleteInput, input), actor));
      return { id };
    },
  },
};
