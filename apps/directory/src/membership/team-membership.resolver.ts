import { requestOf } from '@leadline/postgres';
import { checkInput, id, requestKey, unwrap } from '@leadline/subgraph';
import { z } from 'zod';
import type { MutationResolvers } from '../__generated__/graphql.ts';
import { setMembership } from './team-membership.ts';

const membership = z.object({ userId: id(), teamId: id(), requestKey: requestKey().nullish() });

/** Adds users to teams and takes them out. */
export const membershipResolvers: { Mutation: Pick<MutationResolvers, 'addTeamMember' | 'removeTeamMember'> } = {
  Mutation: {
    addTeamMember: async (_, { input }, { services, actor }) => {
      const command = { ...checkInput(membership, input), request: requestOf('addTeamMember', input) };
      return { user: unwrap(await setMembership(services)(command, true, actor)) };
    },
    removeTeamMember: async (_, { input }, { services, actor }) => {
      const command = { ...checkInput(membership, input), request: requestOf('removeTeamMember', input) };
      return { user: unwrap(await setMembership(services)(command, false, actor)) };
    },
  },
};
