import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProcessIdentity, identityOf, isAlive } from '../process/process-identity.ts';
import { StackError } from '../stack-error.ts';

/** Takes a stack folder for this process; refuses when a living process holds it. Returns what gives it back. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const path = pathOf(folder);
  const self = identityOf(process.pid) ?? { pid: process.pid, startedAt: '' };
  if (!tryToTake(path, self)) {
    const holder = holderOf(folder);
    if (holder !== undefined) throw new StackError(heldBy(folder, holder));
    setAside(path);
    if (!tryToTake(path, self)) throw new StackError(`Another stack of ${folder} is starting at this moment.`);
  }
  return () => rmSync(path, { force: true });
}

/** The living process that holds a stack folder, or undefined. */
export function holderOf(folder: string): ProcessIdentity | undefined {
  const holder = read(pathOf(folder));
  return holder !== undefined && isAlive(holder) ? holder : undefined;
}

/** What a person is told who asks for a folder that is taken. */
export function heldBy(folder: string, { pid }: ProcessIdentity): string {
  return `The stack of ${folder} already runs (process ${pid}). Stop it with Ctrl-C in its terminal, or: kill ${pid}`;
}

function tryToTake(path: string, self: ProcessIdentity): boolean {
  try {
    writeFileSync(path, JSON.stringify(self), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Of several that find the same stale lock, only one can move it away. */
function setAside(path: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    rmSync(aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function read(path: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ProcessIdentity;
  } catch {
    return undefined;
  }
}

const pathOf = (folder: string): string => join(folder, 'lock.json');
