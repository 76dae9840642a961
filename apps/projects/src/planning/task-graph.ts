/** A task as far as order goes. */
export interface Ordered {
  code: string;
  dependsOn: readonly string[];
}

/** Either an order in which every task comes after those it depends on, or a cycle that forbids one. */
export type Ordering<Task> = { ok: true; order: Task[] } | { ok: false; cycle: string[] };

/** Orders tasks by their dependencies (Kahn); unknown codes are left to whoever checks them. */
export function orderTasks<Task extends Ordered>(tasks: readonly Task[]): Ordering<Task> {
  const byCode = new Map(tasks.map((task) => [task.code, task]));
  const open = new Map(tasks.map((task) => [task.code, task.dependsOn.filter((code) => byCode.has(code)).length]));
  const order = tasks.filter((task) => open.get(task.code) === 0);
  // Grows while it is walked: each task may free others.
  for (const { code } of order) {
    for (const next of dependantsOf(code, tasks)) {
      const left = open.get(next.code)! - 1;
      open.set(next.code, left);
      if (left === 0) order.push(next);
    }
  }
  return order.length === tasks.length ? { ok: true, order } : { ok: false, cycle: cycleIn(tasks, new Set(order.map(({ code }) => code))) };
}

/** The tasks that depend on this one directly. */
export const dependantsOf = <Task extends Ordered>(code: string, tasks: readonly Task[]): Task[] =>
  tasks.filter((task) => task.dependsOn.includes(code));

function cycleIn(tasks: readonly Ordered[], ordered: ReadonlySet<string>): string[] {
  const stuck = new Map(tasks.filter((task) => !ordered.has(task.code)).map((task) => [task.code, task]));
  const path: string[] = [];
  let code = [...stuck.keys()][0]!;
  // Every stuck task waits for a stuck one, so walking back must come round.
  while (!path.includes(code)) {
    path.push(code);
    code = stuck.get(code)!.dependsOn.find((wanted) => stuck.has(wanted))!;
  }
  return path.slice(path.indexOf(code));
}
