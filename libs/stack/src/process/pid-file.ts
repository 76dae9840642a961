import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessIdentity } from './process-identity.ts';

/** A process that the stack of a folder started, and who started it. */
export interface PidFile {
  name: string;
  process: ProcessIdentity;
  parent: ProcessIdentity;
  command: string;
}

/** Records a started process; written whole or not at all, because the writer may be killed at any moment. */
export function writePidFile(folder: string, file: PidFile): void {
  mkdirSync(join(folder, 'processes'), { recursive: true });
  const path = pathOf(folder, file.name);
  writeFileSync(`${path}.new`, JSON.stringify(file));
  renameSync(`${path}.new`, path);
}

/** The process recorded under this name, or undefined. */
export function readPidFile(folder: string, name: string): PidFile | undefined {
  try {
    return JSON.parse(readFileSync(pathOf(folder, name), 'utf8')) as PidFile;
  } catch {
    return undefined;
  }
}

/** Forgets a process that is gone. */
export function removePidFile(folder: string, name: string): void {
  rmSync(pathOf(folder, name), { force: true });
}

/** The names of all recorded processes of a folder. */
export function recordedNames(folder: string): string[] {
  try {
    const files = readdirSync(join(folder, 'processes'));
    return files.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -'.json'.length));
  } catch {
    return [];
  }
}

const pathOf = (folder: string, name: string): string => join(folder, 'processes', `${name}.json`);
