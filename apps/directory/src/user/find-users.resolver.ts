import type { Sql } from '@leadline/postgres';
import { checkInput, id, text, visibleConnection } from '@leadline/subgraph';
import { z } from 'zod';
import type { QueryResolvers, UserFilter, UserOrder } from '../__generated__/graphql.ts';
import { containing } from '../containing.ts';
import { users } from './user.ts';

const filterShape = z.object({ teamId: id().nullish(), search: text(100).nullish() });

/** The conditions of a user filter as SQL. */
export function userConditions(filter: UserFilter | null | undefined): Sql[] {
  const { teamId, search } = checkInput(filterShape, filter ?? {});
  const conditions: (Sql | null)[] = [
    filter?.active == null ? null : { text: 'record.active = :active', params: { active: filter.active } },
    filter?.roles ? { text: 'record.roles && :roles::text[]', params: { roles: filter.roles } } : null,
    teamId ? { text: ':teamId = ANY(record.team_ids)', params: { teamId } } : null,
    search ? { text: '(record.name ILIKE :search OR record.username ILIKE :search)', params: { search: containing(search) } } : null,
  ];
  return conditions.filter((condition) => condition !== null);
}

const columns = { CREATED_AT: { column: 'created_at', type: 'timestamptz' }, NAME: { column: 'name', type: 'text' } } as const;

const orderOf = (order: UserOrder | null | undefined) => ({
  ...columns[order?.field ?? 'CREATED_AT'],
  direction: order?.direction ?? 'ASC',
});

/** Finds users: oneself, by id, or a page of those that a filter matches. */
export const findUsers: { Query: Pick<QueryResolvers, 'me' | 'user' | 'users'> } = {
  Query: {
    me: (_, __, { loaders, viewer }) => loaders.users.load(viewer.id),
    user: (_, { id }, { loaders }) => loaders.users.load(id),
    users: (_, { filter, orderBy, ...page }, context) =>
      visibleConnection(context, { aggregate: users, where: userConditions(filter), order: orderOf(orderBy), page }),
  },
};
