import { hasRole } from '@leadline/domain';
import { type PersonalPolicy, referenceResolver } from '@leadline/subgraph';
import type { Resolvers } from '../__generated__/graphql.ts';
import { loadPresent } from '../load-present.ts';

/** Colleagues are known by name to everybody but analysts. */
export const userPersonalPolicy: PersonalPolicy = {
  User: (user, viewer) => user.id === viewer.id || hasRole(viewer, 'ADMIN', 'MANAGER', 'REP', 'DELIVERY', 'MARKETER', 'SERVICE'),
};

/** Users as the graph shows them, to whoever refers to them. */
export const userReference: Resolvers = {
  User: {
    __resolveReference: referenceResolver('users'),
    personalMasked: (user, _, { viewer }) => !userPersonalPolicy['User']?.(user, viewer),
    teams: (user, _, { loaders }) => loadPresent(loaders.teams, user.teamIds),
    manager: (user, _, { loaders }) => (user.managerId === null ? null : loaders.users.load(user.managerId)),
  },
};
