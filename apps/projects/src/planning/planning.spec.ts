import fc from 'fast-check';
import { plainWeek } from '../calendar/working-days.ts';
import { criticalPath } from './critical-path.ts';
import { type Dates, type Timed, moveTask, planDates } from './plan-dates.ts';
import { orderTasks } from './task-graph.ts';

const task = (code: string, durationDays: number, dependsOn: string[] = [], offsetDays = 0): Timed => ({
  code,
  durationDays,
  dependsOn,
  offsetDays,
});

/** Any graph without cycles: a task waits only for tasks before it. */
const anyPlan = fc
  .array(
    fc.record({
      duration: fc.integer({ min: 1, max: 6 }),
      offset: fc.integer({ min: 0, max: 3 }),
      waits: fc.array(fc.nat(9), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((rows) =>
    rows.map(({ duration, offset, waits }, index) =>
      task(`t${index}`, duration, [...new Set(waits.filter((at) => at < index).map((at) => `t${at}`))], offset),
    ),
  );

const keepsOrder = (tasks: readonly Timed[], dates: ReadonlyMap<string, Dates>) =>
  tasks.every((one) => one.dependsOn.every((code) => dates.get(code)!.dueOn < dates.get(one.code)!.startsOn));

describe('Planning › dates', () => {
  it('a task starts on the working day after all that it waits for', () => {
    const dates = planDates([task('a', 2), task('b', 4), task('c', 1, ['a', 'b'])], '2026-11-19', plainWeek);
    expect(dates.get('c')).toEqual({ startsOn: '2026-11-25', dueOn: '2026-11-25' });
  });
  it('an offset counts in working days', () =>
    expect(planDates([task('a', 1, [], 2)], '2026-11-20', plainWeek).get('a')).toEqual({ startsOn: '2026-11-24', dueOn: '2026-11-24' }));
  it('no task ever starts before what it waits for has ended', () =>
    fc.assert(
      fc.property(anyPlan, (tasks) => keepsOrder(tasks, planDates(tasks, '2026-11-21', plainWeek))),
      { seed: 1 },
    ));
});

describe('Planning › moving a task', () => {
  const planned = (tasks: Timed[]) => {
    const dates = planDates(tasks, '2026-11-23', plainWeek);
    return tasks.map((one) => ({ ...one, ...dates.get(one.code)!, fixed: false }));
  };

  it('moves what waits for it, and leaves the rest', () => {
    const tasks = planned([task('a', 1), task('b', 1, ['a']), task('c', 1)]);
    const after = moveTask(tasks, { code: 'a', startsOn: '2026-11-25', durationDays: 1 }, plainWeek);
    expect([after.get('b')?.startsOn, after.get('c')?.startsOn]).toEqual(['2026-11-26', '2026-11-23']);
  });
  it('keeps the slack that a task had', () => {
    const tasks = planned([task('a', 1), task('b', 1, ['a'], 2)]);
    const after = moveTask(tasks, { code: 'a', startsOn: '2026-11-24', durationDays: 1 }, plainWeek);
    expect(after.get('b')?.startsOn).toBe('2026-11-27');
  });
  it('leaves what has begun', () => {
    const tasks = planned([task('a', 1), task('b', 1, ['a'])]).map((one) => ({ ...one, fixed: one.code === 'b' }));
    expect(moveTask(tasks, { code: 'a', startsOn: '2026-12-01', durationDays: 1 }, plainWeek).get('b')?.startsOn).toBe('2026-11-24');
  });
  it('keeps the order of any plan, whichever task moves and however far', () =>
    fc.assert(
      fc.property(anyPlan, fc.nat(9), fc.integer({ min: 0, max: 60 }), (tasks, at, days) => {
        const rows = planned(tasks);
        const moved = rows[at % rows.length]!;
        const startsOn = new Date(Date.parse(moved.startsOn) + days * 86_400_000).toISOString().slice(0, 10);
        return keepsOrder(tasks, moveTask(rows, { code: moved.code, startsOn, durationDays: moved.durationDays }, plainWeek));
      }),
      { seed: 1 },
    ));
});

describe('Planning › order', () => {
  it('tasks that wait for each other › are named', () => {
    const ordering = orderTasks([task('a', 1), task('b', 1, ['a', 'd']), task('c', 1, ['b']), task('d', 1, ['c'])]);
    expect(ordering.ok ? [] : [...ordering.cycle].sort()).toEqual(['b', 'c', 'd']);
  });
  it('the critical path is the longest chain', () =>
    expect(criticalPath([task('a', 2), task('b', 5), task('c', 1, ['a', 'b']), task('d', 3, ['a'])]).map(({ code }) => code)).toEqual([
      'b',
      'c',
    ]));
});
