import { TaskRescheduled } from '@leadline/contracts';
import { refuse } from '@leadline/domain';
import { type WorkCalendar, firstWorkingDay } from '../calendar/working-days.ts';
import { type Dates, earliestStart, moveTask } from '../planning/plan-dates.ts';
import { type Task, isEnded } from '../task/task.ts';
import { type Delivery, type DeliveryDecision, refuseUnlessWorkable } from './task-changes.ts';

interface Reschedule {
  taskId: string;
  startsOn: string;
  durationDays: number | null;
}

/** Moves a task to other days; what waits for it moves along. Refused on a day before what it waits for has ended. */
export function decideReschedule({ project, tasks }: Delivery, command: Reschedule, calendar: WorkCalendar): DeliveryDecision {
  const task = tasks.find(({ id }) => id === command.taskId)!;
  const refused = refuseUnlessWorkable(project, false);
  if (refused) return refused;
  if (isEnded(task))
    return refuse('EndedTaskCannotBeRescheduled', { message: `The task is ${task.state}. Open it again first.`, field: 'taskId' });

  const startsOn = firstWorkingDay(command.startsOn, calendar);
  const tooEarly = refuseTooEarly(task, tasks, startsOn, calendar);
  if (tooEarly) return tooEarly;

  const durationDays = command.durationDays ?? task.durationDays;
  const planned = tasks.map((one) => ({ ...one, fixed: one.id !== task.id && (isEnded(one) || one.state === 'IN_PROGRESS') }));
  const dates = moveTask(planned, { code: task.code, startsOn, durationDays }, calendar);
  const changed = tasks
    .map((one) => ({ ...one, ...dates.get(one.code)!, durationDays: one.id === task.id ? durationDays : one.durationDays }))
    .filter((one) => isMoved(one, tasks));
  const dueOn =
    [...dates.values()]
      .map((day) => day.dueOn)
      .sort()
      .at(-1) ?? project.dueOn;
  const events = changed.map((one) =>
    rescheduled(
      one,
      tasks.find(({ id }) => id === one.id)!,
      one.id === task.id,
    ),
  );
  return { ok: true, project: { ...project, dueOn }, changed, events };
}

function refuseTooEarly(task: Task, tasks: readonly Task[], startsOn: string, calendar: WorkCalendar): DeliveryDecision | undefined {
  const before = tasks.filter((other) => task.dependsOn.includes(other.code) && !isEnded(other));
  if (before.length === 0) return undefined;
  const dates = new Map<string, Dates>(before.map((other) => [other.code, other]));
  const earliest = earliestStart(task, dates, startsOn, calendar);
  if (startsOn >= earliest) return undefined;
  const waitsFor = before.filter(({ dueOn }) => dueOn >= startsOn).map(({ id, code, dueOn }) => ({ id, code, dueOn }));
  const message = `The task waits for ${waitsFor.map(({ code, dueOn }) => `${code} (until ${dueOn})`).join(', ')}. The earliest start is ${earliest}.`;
  return refuse('TaskCannotStartBeforeItsDependenciesEnd', {
    message,
    field: 'startsOn',
    code: 'BAD_USER_INPUT',
    details: { earliest, waitsFor },
  });
}

function isMoved(task: Task, before: readonly Task[]): boolean {
  const old = before.find(({ id }) => id === task.id)!;
  return old.startsOn !== task.startsOn || old.dueOn !== task.dueOn;
}

const rescheduled = (task: Task, old: Task, byHand: boolean) =>
  TaskRescheduled.of(task.projectId, {
    taskId: task.id,
    startsOn: task.startsOn,
    dueOn: task.dueOn,
    previousStartsOn: old.startsOn,
    previousDueOn: old.dueOn,
    cause: byHand ? 'BY_HAND' : 'DEPENDENCY',
  });
