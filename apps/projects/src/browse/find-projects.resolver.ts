import type { Sql } from '@leadline/postgres';
import { checkInput, id, isoDate, visibleConnection } from '@leadline/subgraph';
import { z } from 'zod';
import type { ProjectFilter, ProjectOrder, Resolvers } from '../__generated__/graphql.ts';
import { projects } from '../project/project.ts';

const filterShape = z.object({
  states: z.array(z.string()).max(10).nullish(),
  accountId: id().nullish(),
  opportunityId: id().nullish(),
  ownerIds: z.array(id()).max(100).nullish(),
  teamIds: z.array(id()).max(100).nullish(),
  dueBefore: isoDate().nullish(),
});

/** The conditions of a project filter as SQL. */
export function projectConditions(filter: ProjectFilter | null | undefined): Sql[] {
  const { states, accountId, opportunityId, ownerIds, teamIds, dueBefore } = checkInput(filterShape, filter ?? {});
  const conditions: (Sql | false)[] = [
    !!states && { text: 'record.state = ANY(:states::text[])', params: { states } },
    !!accountId && { text: 'record.account_id = :accountId', params: { accountId } },
    !!opportunityId && { text: 'record.opportunity_id = :opportunityId', params: { opportunityId } },
    !!ownerIds && { text: 'record.owner_id = ANY(:ownerIds::uuid[])', params: { ownerIds } },
    !!teamIds && { text: 'record.team_id = ANY(:teamIds::uuid[])', params: { teamIds } },
    !!dueBefore && { text: 'record.due_on < :dueBefore', params: { dueBefore } },
  ];
  return conditions.filter((condition) => condition !== false);
}

const columns = { DUE_ON: { column: 'due_on', type: 'date' }, CREATED_AT: { column: 'created_at', type: 'timestamptz' } } as const;

const orderOf = (order: ProjectOrder | null | undefined) => ({
  ...columns[order?.field ?? 'DUE_ON'],
  direction: order?.direction ?? 'ASC',
});

/** Finds projects: by id, by filter, of an account. */
export const findProjects: { Query: Pick<NonNullable<Resolvers['Query']>, 'project' | 'projects'>; Account: Resolvers['Account'] } = {
  Query: {
    project: (_, { id }, { loaders }) => loaders.projects.load(id),
    projects: (_, { filter, orderBy, ...page }, context) =>
      visibleConnection(context, { aggregate: projects, where: projectConditions(filter), order: orderOf(orderBy), page }),
  },
  Account: {
    projects: ({ id: accountId }, page, context) =>
      visibleConnection(context, {
        aggregate: projects,
        where: projectConditions({ accountId }),
        order: { ...columns.CREATED_AT, direction: 'DESC' },
        page,
      }),
  },
};
