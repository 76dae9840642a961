import { type WorkCalendar, addWorkingDays, firstWorkingDay, nextWorkingDay, workingDaysBetween } from '../calendar/working-days.ts';
import { type Ordered, orderTasks } from './task-graph.ts';

/** A task as far as time goes: so many working days long, so many working days after what it waits for. */
export interface Timed extends Ordered {
  offsetDays: number;
  durationDays: number;
}

/** First and last day, both worked on. */
export interface Dates {
  startsOn: string;
  dueOn: string;
}

/** Computes every task's dates from the project's first day; the tasks must be free of cycles. */
export function planDates(tasks: readonly Timed[], startsOn: string, calendar: WorkCalendar): Map<string, Dates> {
  const ordering = orderTasks(tasks);
  if (!ordering.ok) throw new Error(`Tasks wait for each other: ${ordering.cycle.join(', ')}`);
  const dates = new Map<string, Dates>();
  for (const task of ordering.order) {
    const first = addWorkingDays(earliestStart(task, dates, startsOn, calendar), task.offsetDays, calendar);
    dates.set(task.code, { startsOn: first, dueOn: addWorkingDays(first, task.durationDays - 1, calendar) });
  }
  return dates;
}

/** The first working day after all that a task waits for has ended; for one that waits for nothing, the first from `startsOn`. */
export function earliestStart(task: Ordered, dates: ReadonlyMap<string, Dates>, startsOn: string, calendar: WorkCalendar): string {
  const ends = task.dependsOn.map((code) => dates.get(code)?.dueOn).filter((day) => day !== undefined);
  const last = ends.sort().at(-1);
  return last === undefined ? firstWorkingDay(startsOn, calendar) : nextWorkingDay(last, calendar);
}

interface Move {
  code: string;
  startsOn: string;
  durationDays: number;
}

/** New dates after one task is moved: what waits for it moves along and keeps its slack; `fixed` tasks (begun or ended) stay. */
export function moveTask(tasks: readonly (Timed & Dates & { fixed: boolean })[], move: Move, calendar: WorkCalendar): Map<string, Dates> {
  const ordering = orderTasks(tasks);
  if (!ordering.ok) throw new Error(`Tasks wait for each other: ${ordering.cycle.join(', ')}`);
  const before = new Map<string, Dates>(tasks.map(({ code, startsOn, dueOn }) => [code, { startsOn, dueOn }]));
  const after = new Map<string, Dates>();
  const moved = new Set<string>();
  for (const task of ordering.order) {
    const dates = task.code === move.code ? datesOf(move, calendar) : movedAlong(task, { before, after, moved }, calendar);
    after.set(task.code, dates);
    if (dates.startsOn !== task.startsOn || dates.dueOn !== task.dueOn) moved.add(task.code);
  }
  return after;
}

interface Moving {
  before: ReadonlyMap<string, Dates>;
  after: ReadonlyMap<string, Dates>;
  moved: ReadonlySet<string>;
}

function movedAlong(task: Timed & Dates & { fixed: boolean }, { before, after, moved }: Moving, calendar: WorkCalendar): Dates {
  const { startsOn, dueOn } = task;
  if (task.fixed || !task.dependsOn.some((code) => moved.has(code))) return { startsOn, dueOn };
  const slack = workingDaysBetween(earliestStart(task, before, startsOn, calendar), startsOn, calendar);
  const first = addWorkingDays(earliestStart(task, after, startsOn, calendar), slack, calendar);
  return datesOf({ startsOn: first, durationDays: task.durationDays }, calendar);
}

const datesOf = ({ startsOn, durationDays }: { startsOn: string; durationDays: number }, calendar: WorkCalendar): Dates => {
  const first = firstWorkingDay(startsOn, calendar);
  return { startsOn: first, dueOn: addWorkingDays(first, durationDays - 1, calendar) };
};
