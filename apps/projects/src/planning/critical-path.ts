import type { Timed } from './plan-dates.ts';
import { orderTasks } from './task-graph.ts';

/** The chain of tasks that decides how long the project takes: the longest by working days, in the order of work. */
export function criticalPath<Task extends Timed>(tasks: readonly Task[]): Task[] {
  const ordering = orderTasks(tasks);
  if (!ordering.ok) return [];
  const longest = new Map<string, { days: number; path: Task[] }>();
  for (const task of ordering.order) {
    const before = task.dependsOn.map((code) => longest.get(code)).filter((chain) => chain !== undefined);
    const base = before.reduce((best, chain) => (chain.days > best.days ? chain : best), { days: 0, path: [] as Task[] });
    longest.set(task.code, { days: base.days + task.offsetDays + task.durationDays, path: [...base.path, task] });
  }
  return [...longest.values()].reduce((best, chain) => (chain.days > best.days ? chain : best), { days: 0, path: [] as Task[] }).path;
}
