import { referenceResolver } from '@leadline/subgraph';
import type { Resolvers } from '../__generated__/graphql.ts';
import { loadPresent } from '../load-present.ts';
import { territoryEntity } from '../territory/territory.entity.ts';
import { userEntity } from '../user/user.entity.ts';
import { defaultCalendarId } from '../work-calendar/work-calendar.ts';
import { workCalendarEntity } from '../work-calendar/work-calendar.entity.ts';

/** Teams, territories and the work calendar as other records refer to them. */
export const teamReference: Resolvers = {
  Team: {
    __resolveReference: referenceResolver('teams'),
    manager: (team, _, { loaders }) => (team.managerId === null ? null : loaders.users.load(team.managerId)),
    parent: (team, _, { loaders }) => (team.parentId === null ? null : loaders.teams.load(team.parentId)),
    territories: (team, _, { loaders }) => loadPresent(loaders.territories, team.territoryIds),
    members: (team, _, { dataSource }) =>
      dataSource.manager
        .createQueryBuilder(userEntity, 'record')
        .where(':teamId = ANY(record.team_ids) AND record.active', { teamId: team.id })
        // Not by name: a place in the order tells about a hidden one.
        .orderBy('record.created_at')
        .addOrderBy('record.id')
        .take(200)
        .getMany(),
  },
  Territory: {
    __resolveReference: referenceResolver('territories'),
    team: (territory, _, { loaders }) => (territory.teamId === null ? null : loaders.teams.load(territory.teamId)),
  },
  Query: {
    territory: (_, { id }, { loaders }) => loaders.territories.load(id),
    territories: (_, __, { dataSource }) => dataSource.manager.find(territoryEntity, { order: { code: 'ASC' }, take: 500 }),
    workCalendar: (_, __, { dataSource }) => dataSource.manager.findOneByOrFail(workCalendarEntity, { id: defaultCalendarId }),
  },
};
