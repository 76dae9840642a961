import { activeUser } from '@leadline/members';
import { type Outcome, requestOf } from '@leadline/postgres';
import { checkInput, id, isoDate, requestKey, unwrap, version } from '@leadline/subgraph';
import { z } from 'zod';
import type { MutationResolvers, TaskInput } from '../__generated__/graphql.ts';
import { currentCalendar } from '../calendar/calendar-copy.ts';
import type { Context } from '../context.ts';
import type { Task, TaskState } from '../task/task.ts';
import { changeTask } from './change-delivery.ts';
import { refuseOfOpenDeal } from './reopen-task.ts';
import { decideReschedule } from './reschedule-task.ts';
import { decideAssignment, decideTaskState, decideTick, reopenedState } from './task-changes.ts';

const taskInput = z.object({ taskId: id(), requestKey: requestKey().nullish(), expectedVersion: version().nullish() });
const assignInput = taskInput.extend({ assigneeId: id().nullish() });
const rescheduleInput = taskInput.extend({ startsOn: isoDate(), durationDays: z.int().min(1).max(366).nullish() });
const tickInput = taskInput.extend({ index: z.int().min(0), done: z.boolean() });

type Work = Pick<
  MutationResolvers,
  'assignTask' | 'startTask' | 'completeTask' | 'cancelTask' | 'reopenTask' | 'rescheduleTask' | 'tickChecklist'
>;

/** Everything that is done with a task. */
export const workResolvers: { Mutation: Work } = {
  Mutation: {
    startTask: (_, { input }, context) => moveTo('IN_PROGRESS', 'startTask', input, context),
    completeTask: (_, { input }, context) => moveTo('DONE', 'completeTask', input, context),
    cancelTask: (_, { input }, context) => moveTo('CANCELLED', 'cancelTask', input, context),
    reopenTask: async (_, { input }, { services, actor }) => {
      const command = { ...checkInput(taskInput, input), request: requestOf('reopenTask', input) };
      return payload(
        await changeTask(services, command, actor, async (delivery, task, tx) => {
          const refused = await refuseOfOpenDeal(delivery, tx);
          return refused ?? decideTaskState(delivery, task.id, reopenedState(delivery, task), tx.now);
        }),
      );
    },
    assignTask: async (_, { input }, { services, actor }) => {
      const { assigneeId = null, ...rest } = checkInput(assignInput, input);
      const command = { ...rest, request: requestOf('assignTask', input) };
      return payload(
        await changeTask(services, command, actor, async (delivery, task, tx) => {
          if (assigneeId !== null) await activeUser(tx.manager, assigneeId, 'assigneeId');
          return decideAssignment(delivery, task.id, assigneeId);
        }),
      );
    },
    rescheduleTask: async (_, { input }, { services, actor }) => {
      const { startsOn, durationDays = null, ...rest } = checkInput(rescheduleInput, input);
      const command = { ...rest, request: requestOf('rescheduleTask', input) };
      return payload(
        await changeTask(services, command, actor, async (delivery, task, tx) =>
          decideReschedule(delivery, { taskId: task.id, startsOn, durationDays }, await currentCalendar(tx.manager)),
        ),
      );
    },
    tickChecklist: async (_, { input }, { services, actor }) => {
      const { index, done, ...rest } = checkInput(tickInput, input);
      const command = { ...rest, request: requestOf('tickChecklist', input) };
      return payload(await changeTask(services, command, actor, (delivery, task) => decideTick(delivery, task.id, { index, done })));
    },
  },
};

async function moveTo(state: TaskState, name: string, input: TaskInput, { services, actor }: Context) {
  const command = { ...checkInput(taskInput, input), request: requestOf(name, input) };
  return payload(await changeTask(services, command, actor, (delivery, task, tx) => decideTaskState(delivery, task.id, state, tx.now)));
}

const payload = (outcome: Outcome<Task>) => ({ task: unwrap(outcome) });
