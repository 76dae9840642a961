import { setTimeout as delay } from 'node:timers/promises';
import { type ProcessIdentity, isAlive } from './process-identity.ts';

/** How to end a process: signals from gentle to hard, each with the time it gets; SIGKILL follows by itself. */
export type StopSignals = readonly { signal: NodeJS.Signals; withinMs: number }[];

/** Ends a process, by the signals given and at last by SIGKILL; resolves when it is gone. */
export async function terminate(identity: ProcessIdentity, signals: StopSignals): Promise<void> {
  for (const { signal, withinMs } of [...signals, { signal: 'SIGKILL', withinMs: 10_000 } as const]) {
    if (!send(identity, signal)) return;
    if (await goneWithin(identity, withinMs)) return;
  }
  throw new Error(`Process ${identity.pid} does not end, not even by SIGKILL`);
}

/** Sends a signal to exactly this process; false when it no longer lives. */
export function send(identity: ProcessIdentity, signal: NodeJS.Signals): boolean {
  if (!isAlive(identity)) return false;
  try {
    return process.kill(identity.pid, signal);
  } catch {
    return false;
  }
}

async function goneWithin(identity: ProcessIdentity, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (isAlive(identity)) {
    if (performance.now() > deadline) return false;
    await delay(20);
  }
  return true;
}
