import { endsWithRun, stackUnderTest } from './environment.ts';

/** A part of the stack: a process of ours, or a server. */
export type Part = 'identity' | 'directory' | 'leads' | 'accounts' | 'opportunities' | 'projects' | 'gateway' | 'postgres' | 'kafka';

async function order(part: Part | 'all', action: 'kill' | 'stop' | 'start'): Promise<void> {
  const response = await fetch(`${stackUnderTest().controlUrl}/${part}/${action}`, { method: 'POST' });
  if (!response.ok) throw new Error(`${action} ${part}: ${await response.text()}`);
}

/** Ends a part with SIGKILL and waits until it is gone. */
export const kill = (part: Part): Promise<void> => order(part, 'kill');

/** Starts a part that has ended, on the same address and with its data, and waits until it is ready; one that runs is left alone. */
export const start = (part: Part): Promise<void> => order(part, 'start');

/** Ends the stack that the files of the run share: what comes now has the machine for itself. One that was there before the run stays. */
export const endSharedStack = async (): Promise<void> => (endsWithRun() ? order('all', 'stop') : undefined);
