import { StackError } from '../stack-error.ts';
import { type PidFile, readPidFile, recordedNames, removePidFile } from './pid-file.ts';
import { identityOf, isAlive } from './process-identity.ts';
import { type StopSignals, terminate } from './termination.ts';

/** What an orphan gets before SIGKILL; a database needs the time to write its checkpoint. */
const orphanSignals: StopSignals = [{ signal: 'SIGINT', withinMs: 10_000 }];

/** Stops what a killed run left behind under this name; refuses when the run that started it still lives. */
export async function clearLeftover(folder: string, name: string): Promise<PidFile | undefined> {
  const file = readPidFile(folder, name);
  if (file === undefined) return undefined;
  const alive = isAlive(file.process);
  if (alive && isAlive(file.parent)) throw new StackError(alreadyRunning(folder, file));
  if (alive) await terminate(file.process, orphanSignals);
  removePidFile(folder, name);
  return alive ? file : undefined;
}

/** Stops everything that a killed run left behind in this folder and says what it was. */
export async function clearLeftovers(folder: string): Promise<PidFile[]> {
  const cleared = await Promise.all(recordedNames(folder).map((name) => clearLeftover(folder, name)));
  return cleared.filter((file) => file !== undefined);
}

function alreadyRunning(folder: string, { name, process: started, parent }: PidFile): string {
  const owner = parent.pid === identityOf(process.pid)?.pid ? 'this process' : `process ${parent.pid}`;
  return `${name} of ${folder} already runs as process ${started.pid}, started by ${owner}. Stop that one first: kill ${parent.pid}`;
}
