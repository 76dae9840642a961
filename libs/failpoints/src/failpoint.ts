import type { FailpointName } from './failpoint-names.ts';
import type { FailpointAction, FailpointPlan } from './failpoint-plan.ts';
import { noteHit } from './hit-log.ts';

/** What a process is to do at its failpoints, and where it says that it did. */
export interface FailpointSettings {
  plan: FailpointPlan;
  /** A file to which a line is added for each hit, before the hit has its effect. */
  logFile?: string | undefined;
}

interface Armed extends FailpointSettings {
  /** How often this process has come by, for the points of the plan. */
  passes: Map<FailpointName, number>;
}

let armed: Armed | undefined;

/**
 * Marks a place at which a service can be made to fail; true when what was done there is to be done once more. Nothing happens, at the cost of
 * one comparison, unless this process was armed.
 */
export const failpoint = (name: FailpointName, detail?: string): boolean => armed !== undefined && pass(armed, name, detail);

/** Makes the failpoints of this process do what the plan says; without one they do nothing. */
export function armFailpoints(settings: FailpointSettings | undefined): void {
  armed = settings && { plan: settings.plan, logFile: settings.logFile, passes: new Map() };
}

/** Whether to repeat. */
function pass({ plan, logFile, passes }: Armed, point: FailpointName, detail: string | undefined): boolean {
  const action = plan.get(point);
  if (action === undefined) return false;
  if (action.does === 'repeat') return true;
  const count = (passes.get(point) ?? 0) + 1;
  passes.set(point, count);
  if (action.does !== 'note' && action.at !== count) return false;
  noteHit(logFile, { point, does: action.does, pass: count, pid: process.pid, at: new Date().toISOString(), detail });
  act(action);
  return false;
}

function act(action: FailpointAction): void {
  if (action.does === 'kill') process.kill(process.pid, 'SIGKILL');
  // The whole process stands still, as under a debugger, a swapping machine or SIGSTOP: no timer, no heartbeat, no answer.
  if (action.does === 'freeze') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, action.forMs);
}
