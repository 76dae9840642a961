import type { Sql } from '@leadline/postgres';
import { checkInput, id, text, visibleConnection } from '@leadline/subgraph';
import { z } from 'zod';
import type { QueryResolvers, TeamFilter, TeamOrder } from '../__generated__/graphql.ts';
import { containing } from '../containing.ts';
import { teams } from './team.ts';

const filterShape = z.object({ search: text(100).nullish(), managerId: id().nullish(), parentId: id().nullish() });

function teamConditions(filter: TeamFilter | null | undefined): Sql[] {
  const { search, managerId, parentId } = checkInput(filterShape, filter ?? {});
  const conditions: (Sql | false)[] = [
    !!search && { text: '(record.name ILIKE :search OR record.code ILIKE :search)', params: { search: containing(search) } },
    !!managerId && { text: 'record.manager_id = :managerId', params: { managerId } },
    !!parentId && { text: 'record.parent_id = :parentId', params: { parentId } },
  ];
  return conditions.filter((condition) => condition !== false);
}

const orderOf = (order: TeamOrder | null | undefined) => ({
  column: order?.field === 'CODE' ? 'code' : 'name',
  type: 'text' as const,
  direction: order?.direction ?? 'ASC',
});

/** Finds teams: by id, or a page of those that a filter matches. */
export const findTeams: { Query: Pick<QueryResolvers, 'team' | 'teams'> } = {
  Query: {
    team: (_, { id }, { loaders }) => loaders.teams.load(id),
    teams: (_, { filter, orderBy, ...page }, context) =>
      visibleConnection(context, { aggregate: teams, where: teamConditions(filter), order: orderOf(orderBy), page }),
  },
};
