import { setTimeout as delay } from 'node:timers/promises';
import { StackError } from '../stack-error.ts';
import { lastLines } from './log-file.ts';
import type { TrackedProcess } from './tracked-process.ts';

/** What ready means for a process, and how long it may take. */
export interface Readiness {
  name: string;
  logFile: string;
  withinMs: number;
  probe(): Promise<boolean>;
  /** Gives up waiting when it is aborted. */
  signal?: AbortSignal | undefined;
}

/** Waits until the process answers; an early end or a time-out is told with the last lines of its log. */
export async function untilReady(process: TrackedProcess, readiness: Readiness): Promise<void> {
  const deadline = performance.now() + readiness.withinMs;
  for (;;) {
    const ready = await readiness.probe().catch(() => false);
    // Asked also when the probe said yes: another process may be the one that answered.
    if (process.ending !== undefined) throw failure(readiness, `stopped while it was starting (${process.ending})`);
    if (ready) return;
    readiness.signal?.throwIfAborted();
    if (performance.now() > deadline) throw failure(readiness, `was not ready within ${readiness.withinMs / 1000} s`);
    await Promise.race([delay(50), process.exited]);
  }
}

/** Whether an HTTP address answers 200. */
export async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  await response.body?.cancel();
  return response.status === 200;
}

function failure({ name, logFile }: Readiness, what: string): StackError {
  const lines = lastLines(logFile);
  return new StackError(`${name} ${what}. ${lines === '' ? `Its log is empty: ${logFile}` : `The end of ${logFile}:\n${lines}`}`);
}
