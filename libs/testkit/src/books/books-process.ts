import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { childEnvironment } from '../environment.ts';

/** The library as a process of its own, which can be killed. */
export interface BooksProcess {
  child: ChildProcess;
  url: string;
  output(): string;
}

/** Starts the library's process; comes back before it serves. */
export function startBooks(variables: Record<string, string>, port: number): BooksProcess {
  const child = spawn(process.execPath, ['--conditions=@leadline/source', join(import.meta.dirname, 'main.ts')], {
    env: childEnvironment({ ...variables, LOG_LEVEL: 'info', PORT: String(port) }),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { child, url: `http://127.0.0.1:${port}`, output: () => output };
}

/** The exit code of the process, null when a signal ended it. */
export const exitOf = async ({ child }: BooksProcess): Promise<number | null> =>
  child.signalCode === null ? (child.exitCode ?? ((await once(child, 'exit'))[0] as number | null)) : null;
