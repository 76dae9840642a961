import { RefusedError } from '@leadline/domain';
import type { WorkloadWeek } from '../__generated__/graphql.ts';
import { currentCalendar } from '../calendar/calendar-copy.ts';
import { mondayOf, workingDaysBetween } from '../calendar/working-days.ts';
import type { Context } from '../context.ts';
import { taskEntity } from '../task/task.entity.ts';
import { tasks } from '../task/task.ts';
import { openWork } from './open-work.ts';

const dayMs = 86_400_000;
const longestWeeks = 53;
const daysAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/** A user's open tasks in active projects and their planned working days, for each ISO week from the one to the other. */
export async function workloadOf(
  { dataSource, viewer }: Pick<Context, 'dataSource' | 'viewer'>,
  { userId, from, to }: { userId: string; from: string; to: string },
): Promise<WorkloadWeek[]> {
  const weeks = weeksOf(from, to);
  const sight = tasks.visibleTo(viewer);
  const open = await dataSource.manager
    .createQueryBuilder(taskEntity, 'record')
    .where(sight.text, sight.params)
    .andWhere(openWork.text)
    .andWhere('record.assignee_id = :userId', { userId })
    .andWhere('record.due_on >= :first AND record.starts_on < :end', { first: weeks[0], end: daysAfter(weeks.at(-1)!, 7) })
    .getMany();
  const calendar = await currentCalendar(dataSource.manager);
  return weeks.map((weekOf) => {
    const end = daysAfter(weekOf, 7);
    const within = open.filter((task) => task.startsOn < end && task.dueOn >= weekOf);
    const daysOf = (task: { startsOn: string; dueOn: string }) =>
      workingDaysBetween(later(task.startsOn, weekOf), earlier(daysAfter(task.dueOn, 1), end), calendar);
    return { weekOf, tasks: within.length, days: within.reduce((sum, task) => sum + daysOf(task), 0) };
  });
}

function weeksOf(from: string, to: string): string[] {
  const weeks: string[] = [];
  for (let monday = mondayOf(from); monday <= to; monday = daysAfter(monday, 7)) {
    if (weeks.push(monday) > longestWeeks) throw unfitSpan(`lies more than ${longestWeeks} weeks after \`from\``);
  }
  if (weeks.length === 0) throw unfitSpan('lies before `from`');
  return weeks;
}

const unfitSpan = (fault: string): RefusedError =>
  RefusedError.of('BAD_USER_INPUT', 'WorkloadSpanIsOneTo53Weeks', `\`to\` ${fault}. Choose a later day, at most a year on.`, {
    field: 'to',
  });

const later = (a: string, b: string): string => (a > b ? a : b);
const earlier = (a: string, b: string): string => (a < b ? a : b);
