import { type Actor, type Decision, type Refusal, refuse } from '@leadline/domain';
import { type Outcome, type Request, type Tx, loadVisible } from '@leadline/postgres';
import { type Project, projects } from '../project/project.ts';
import type { Services } from '../services.ts';
import { taskEntity } from '../task/task.entity.ts';
import { type Task, tasks } from '../task/task.ts';
import type { Delivery, DeliveryDecision } from './task-changes.ts';

/** Which task a command is about. */
export interface TaskCommand {
  taskId: string;
  expectedVersion?: number | null | undefined;
  request?: Request | undefined;
}

type DecideOn = (delivery: Delivery, task: Task, tx: Tx) => DeliveryDecision | Promise<DeliveryDecision>;

/** Changes a task under the lock of its project; the tasks that moved are saved and audited with it. */
export async function changeTask(
  { unitOfWork, dataSource }: Services,
  command: TaskCommand,
  actor: Actor,
  decideOn: DecideOn,
): Promise<Outcome<Task>> {
  const { taskId, request } = command;
  const seen = (await loadVisible(dataSource.manager, tasks, [taskId], actor.viewer)).get(taskId);
  if (!seen) return { ok: false, refusal: noSuchTask(taskId) };

  const outcome = await unitOfWork.change(
    projects,
    { id: seen.projectId, request },
    actor,
    async (project, tx): Promise<Decision<Project>> => {
      const all = await tx.manager.find(taskEntity, { where: { projectId: project.id }, order: { position: 'ASC' } });
      const task = all.find(({ id }) => id === taskId)!;
      const stale = refuseStale(task, command.expectedVersion);
      if (stale) return stale;
      const decision = await decideOn({ project, tasks: all }, task, tx);
      if (!decision.ok) return decision;
      for (const changed of decision.changed)
        await tx.save(
          tasks,
          all.find(({ id }) => id === changed.id)!,
          { state: changed, events: [] },
        );
      return { ok: true, state: decision.project, events: decision.events };
    },
  );
  if (!outcome.ok) return outcome;
  return { ok: true, state: await dataSource.manager.findOneByOrFail(taskEntity, { id: taskId }), replayed: outcome.replayed };
}

function refuseStale(task: Task, expected: number | null | undefined): { ok: false; refusal: Refusal } | undefined {
  if (expected === null || expected === undefined || expected === task.version) return undefined;
  return refuse('TaskHasMovedOn', {
    message: `The task is at version ${task.version}, not ${expected}. Read it again and repeat the change.`,
    field: 'expectedVersion',
    code: 'STALE_VERSION',
    details: { expectedVersion: expected, currentVersion: task.version },
  });
}

const noSuchTask = (taskId: string): Refusal => ({
  code: 'NOT_FOUND',
  rule: 'TaskMustExist',
  message: `There is no task ${taskId} that you can see.`,
  field: 'taskId',
});
