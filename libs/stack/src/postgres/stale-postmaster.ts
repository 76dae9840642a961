import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandLineOf, identityOf } from '../process/process-identity.ts';
import { terminate } from '../process/termination.ts';

/** Stops a PostgreSQL that still runs on this data folder although nobody owns it any more. */
export async function clearStalePostmaster(dataFolder: string): Promise<void> {
  const lock = join(dataFolder, 'postmaster.pid');
  const pid = pidIn(lock);
  const found = pid === undefined ? undefined : identityOf(pid);
  // A lock whose process is gone stays: PostgreSQL itself reads in it whether old backends still hold its shared memory.
  if (found === undefined) return;
  if (commandLineOf(found.pid)?.includes(dataFolder)) await terminate(found, [{ signal: 'SIGINT', withinMs: 10_000 }]);
  else rmSync(lock, { force: true });
}

function pidIn(lock: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(lock, 'utf8'), 10) || undefined;
  } catch {
    return undefined;
  }
}
