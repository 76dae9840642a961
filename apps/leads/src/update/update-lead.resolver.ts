import { checkInput, unwrap } from '@leadline/subgraph';
import { z } from 'zod';
import type { Resolvers } from '../__generated__/graphql.ts';
import { changeInput } from '../lead/change-input.ts';
import { readDetails } from '../lead/details-input.ts';
import { updateLead } from './update-lead.ts';

const updateInput = z.object(changeInput);

/** Translates an update. */
export const updateResolvers: Resolvers = {
  Mutation: {
    updateLead: async (_, { input }, { services, actor }) => {
      const command = { ...checkInput(updateInput, input), details: readDetails(input) };
      return { lead: unwrap(await updateLead(services)(command, actor)) };
    },
  },
};
