import {
  ProjectCompleted,
  ProjectReopened,
  TaskBlocked,
  TaskCancelled,
  TaskChanged,
  TaskCompleted,
  TaskReady,
  TaskStarted,
} from '@leadline/contracts';
import { type NewEvent, type Refusal, isoDate, refuse } from '@leadline/domain';
import { type Project, projectStates } from '../project/project.ts';
import { type Task, type TaskState, isEnded, taskStates } from '../task/task.ts';

/** A project and its tasks as a command finds them. */
export interface Delivery {
  project: Project;
  tasks: readonly Task[];
}

/** What a command makes of them: the tasks that changed, the project, and the facts. */
export type DeliveryDecision = { ok: true; project: Project; changed: Task[]; events: NewEvent[] } | { ok: false; refusal: Refusal };

const factOf = { READY: TaskReady, BLOCKED: TaskBlocked, IN_PROGRESS: TaskStarted, DONE: TaskCompleted, CANCELLED: TaskCancelled };

/** Moves a task to another state; what waits for it becomes ready or blocked with it, the last task completes the project, one opened again reopens it. */
export function decideTaskState(delivery: Delivery, taskId: string, to: TaskState, now: Date): DeliveryDecision {
  const task = delivery.tasks.find(({ id }) => id === taskId)!;
  if (task.state === to) return { ok: true, project: delivery.project, changed: [], events: [] };
  const refused = refuseUnlessWorkable(delivery.project, isEnded(task)) ?? refuseMove(task, to);
  if (refused) return refused;

  const moved = withState(task, to, now);
  const tasks = delivery.tasks.map((other) => (other.id === taskId ? moved : other));
  const followers = followersOf(tasks).map((follower) => withState(follower, targetOf(follower, tasks), now));
  const after = tasks.map((other) => followers.find(({ id }) => id === other.id) ?? other);
  const changed = [moved, ...followers];
  const events = changed.map((one) => stateFact(one, delivery.tasks.find(({ id }) => id === one.id)!.state));
  return completion({ project: delivery.project, tasks: after }, { changed, events }, now);
}

/** The state that a task which is opened again goes to: ready, or blocked while it waits for others. */
export const reopenedState = ({ tasks }: Delivery, task: Task): TaskState => targetOf({ ...task, state: 'BLOCKED' }, tasks);

/** Gives a task to a user, or to nobody. */
export function decideAssignment({ project, tasks }: Delivery, taskId: string, assigneeId: string | null): DeliveryDecision {
  const task = tasks.find(({ id }) => id === taskId)!;
  if (task.assigneeId === assigneeId) return { ok: true, project, changed: [], events: [] };
  const refused = refuseUnlessWorkable(project, false);
  if (refused) return refused;
  const fact = TaskChanged.of(project.id, { taskId, assigneeId, previousAssigneeId: task.assigneeId });
  return { ok: true, project, changed: [{ ...task, assigneeId }], events: [fact] };
}

/** Ticks an item of the task's checklist, or takes the tick away. */
export function decideTick({ project, tasks }: Delivery, taskId: string, item: { index: number; done: boolean }): DeliveryDecision {
  const task = tasks.find(({ id }) => id === taskId)!;
  const refused = refuseUnlessWorkable(project, false);
  if (refused) return refused;
  if (!task.checklist[item.index]) {
    const message = `The checklist has ${task.checklist.length} items, counted from 0: there is none at ${item.index}.`;
    return refuse('ChecklistItemMustExist', { message, field: 'index', code: 'BAD_USER_INPUT' });
  }
  if (task.checklist[item.index]!.done === item.done) return { ok: true, project, changed: [], events: [] };
  const checklist = task.checklist.map((entry, index) => (index === item.index ? { ...entry, done: item.done } : entry));
  return { ok: true, project, changed: [{ ...task, checklist }], events: [] };
}

/** Nothing of a project that is not active can be worked; a completed one can be opened again by its tasks. */
export function refuseUnlessWorkable({ state, holdReason }: Project, reopening: boolean): { ok: false; refusal: Refusal } | undefined {
  if (state === 'ACTIVE' || (state === 'COMPLETED' && reopening)) return undefined;
  const why = state === 'ON_HOLD' ? `is on hold (${holdReason ?? 'no reason given'}). Resume it first.` : `is ${state.toLowerCase()}.`;
  return refuse('TaskOfAnInactiveProjectCannotBeWorked', {
    message: `The project ${why}`,
    field: 'taskId',
    details: { projectState: state, holdReason },
  });
}

function refuseMove(task: Task, to: TaskState): { ok: false; refusal: Refusal } | undefined {
  if (!taskStates.allows(task.state, to)) return taskStates.refuse(task.state, to);
  const open = task.checklist.filter(({ done }) => !done).length;
  if (to !== 'DONE' || open === 0) return undefined;
  const message = `${open} items of the checklist are open. Tick them, or cancel the task.`;
  return refuse('TaskCannotBeDoneWithOpenChecklist', { message, field: 'taskId', details: { open } });
}

const followersOf = (tasks: readonly Task[]): Task[] =>
  tasks.filter((task) => (task.state === 'BLOCKED' || task.state === 'READY') && targetOf(task, tasks) !== task.state);

function targetOf(task: Task, tasks: readonly Task[]): TaskState {
  return task.dependsOn.every((code) => tasks.some((other) => other.code === code && isEnded(other))) ? 'READY' : 'BLOCKED';
}

function withState(task: Task, state: TaskState, now: Date): Task {
  const startedAt = state === 'IN_PROGRESS' || state === 'DONE' ? (task.startedAt ?? now) : null;
  return { ...task, state, startedAt, endedAt: state === 'DONE' || state === 'CANCELLED' ? now : null };
}

const stateFact = (task: Task, previousState: TaskState): NewEvent =>
  factOf[task.state].of(task.projectId, { taskId: task.id, previousState, assigneeId: task.assigneeId });

function completion(
  { project, tasks }: Delivery,
  { changed, events }: { changed: Task[]; events: NewEvent[] },
  now: Date,
): DeliveryDecision {
  const { id, opportunityId, accountId } = project;
  const complete = tasks.every(isEnded) && tasks.some(({ state }) => state === 'DONE');
  if (complete && projectStates.allows(project.state, 'COMPLETED')) {
    const completedOn = isoDate(now);
    const fact = ProjectCompleted.of(id, { opportunityId, accountId, completedOn });
    return { ok: true, project: { ...project, state: 'COMPLETED', completedOn, updatedAt: now }, changed, events: [...events, fact] };
  }
  if (project.state !== 'COMPLETED' || tasks.every(isEnded)) return { ok: true, project: { ...project, updatedAt: now }, changed, events };
  const fact = ProjectReopened.of(id, { opportunityId, accountId });
  return { ok: true, project: { ...project, state: 'ACTIVE', completedOn: null, updatedAt: now }, changed, events: [...events, fact] };
}
