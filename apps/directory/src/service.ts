import { type ServiceDefinition, visibleLoader } from '@leadline/subgraph';
import { configurationResolvers } from './configuration/configure-directory.resolver.ts';
import { membershipResolvers } from './membership/team-membership.resolver.ts';
import { CreateDirectory1700000001000 } from './migrations/create-directory.ts';
import { OrderUsers1700000007000 } from './migrations/order-users.ts';
import { registrationResolvers } from './registration/register-user.resolver.ts';
import { seedDirectory } from './seed/seed-directory.ts';
import type { Services } from './services.ts';
import { findTeams } from './team/find-teams.resolver.ts';
import { teamEntity } from './team/team.entity.ts';
import { teamReference } from './team/team.reference.ts';
import { teams } from './team/team.ts';
import { territoryEntity } from './territory/territory.entity.ts';
import { territories } from './territory/territory.ts';
import { findUsers } from './user/find-users.resolver.ts';
import { userEntity } from './user/user.entity.ts';
import { userPersonalPolicy, userReference } from './user/user.reference.ts';
import { users } from './user/user.ts';
import { workCalendarEntity } from './work-calendar/work-calendar.entity.ts';

const resolvers = [
  ...[userReference, findUsers, teamReference, findTeams],
  ...[registrationResolvers, configurationResolvers, membershipResolvers],
];

/** The directory: users, teams, territories and the work calendar. */
export const directoryService = (usersFile?: string): ServiceDefinition<Services> => ({
  name: 'directory',
  folder: import.meta.dirname,
  entities: [userEntity, teamEntity, territoryEntity, workCalendarEntity],
  migrations: [CreateDirectory1700000001000, OrderUsers1700000007000],
  resolvers: resolvers as Record<string, unknown>[],
  services: ({ unitOfWork, dataSource, logger }) => ({ unitOfWork, dataSource, logger }),
  loaders: (_, context) => ({
    users: visibleLoader(users, context),
    teams: visibleLoader(teams, context),
    territories: visibleLoader(territories, context),
  }),
  personalPolicy: userPersonalPolicy,
  seed: seedDirectory(usersFile),
});
