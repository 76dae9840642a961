import type { Sql } from '@leadline/postgres';
import { checkInput, id, isoDate, visibleConnection } from '@leadline/subgraph';
import { z } from 'zod';
import type { QueryResolvers, TaskFilter, TaskOrder } from '../__generated__/graphql.ts';
import { tasks } from '../task/task.ts';
import { openWork } from './open-work.ts';
import { workloadOf } from './workload.ts';

const filterShape = z.object({
  states: z.array(z.string()).max(10).nullish(),
  projectId: id().nullish(),
  assigneeIds: z.array(id()).max(100).nullish(),
  dueBefore: isoDate().nullish(),
});
const workloadShape = z.object({ userId: id(), from: isoDate(), to: isoDate() });

function taskConditions(filter: TaskFilter | null | undefined): Sql[] {
  const { states, projectId, assigneeIds, dueBefore } = checkInput(filterShape, filter ?? {});
  const conditions: (Sql | false)[] = [
    !!states && { text: 'record.state = ANY(:states::text[])', params: { states } },
    !!projectId && { text: 'record.project_id = :projectId', params: { projectId } },
    !!assigneeIds && { text: 'record.assignee_id = ANY(:assigneeIds::uuid[])', params: { assigneeIds } },
    !!dueBefore && { text: 'record.due_on < :dueBefore', params: { dueBefore } },
  ];
  return conditions.filter((condition) => condition !== false);
}

const orderOf = (order: TaskOrder | null | undefined) => ({
  column: order?.field === 'STARTS_ON' ? 'starts_on' : 'due_on',
  type: 'date' as const,
  direction: order?.direction ?? 'ASC',
});

/** Finds tasks: by id, by filter, the viewer's own, and how much there is of them per week. */
export const findTasks: { Query: Pick<QueryResolvers, 'task' | 'tasks' | 'myWork' | 'workload'> } = {
  Query: {
    task: (_, { id }, { loaders }) => loaders.tasks.load(id),
    tasks: (_, { filter, orderBy, ...page }, context) =>
      visibleConnection(context, { aggregate: tasks, where: taskConditions(filter), order: orderOf(orderBy), page }),
    myWork: (_, { filter, orderBy, ...page }, context) => {
      const mine = { text: 'record.assignee_id = :me', params: { me: context.viewer.id } };
      return visibleConnection(context, {
        ...{ aggregate: tasks, where: [...taskConditions(filter), mine, openWork] },
        ...{ order: orderOf(orderBy), page },
      });
    },
    workload: (_, args, context) => workloadOf(context, checkInput(workloadShape, args)),
  },
};
