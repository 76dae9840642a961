import { freePort, type ManagedProcess, nodeBinary, repositoryRoot, startProcess } from '@leadline/stack';

/** With these Node runs a source file of the repository. */
export const sourceFlags = [
  '--conditions=@leadline/source',
  '--disable-warning=ExperimentalWarning',
  '--disable-warning=TimeoutNegativeWarning',
];

/** A program that runs as a process of its own and serves HTTP. */
export interface Program extends ManagedProcess, AsyncDisposable {
  readonly url: string;
}

/** What to start; `ready` is the path that answers 200 once it serves. */
export interface ProgramOptions {
  name: string;
  /** A source file of the repository, or a program with its arguments; `{port}` stands for its port. */
  program: string | readonly string[];
  folder: string;
  env?: Record<string, string>;
  ready?: string;
}

/** Starts a program on a free port with the Node that the services run on. */
export async function startProgram({ name, program, folder, env = {}, ready = '/readyz' }: ProgramOptions): Promise<Program> {
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const args = typeof program === 'string' ? [...sourceFlags, program] : program.map((word) => word.replace('{port}', port));
  const started = await startProcess({
    ...{ name, folder, args, cwd: repositoryRoot, command: nodeBinary() },
    env: { PORT: port, ...env },
    readyUrl: `${url}${ready}`,
    readyWithinMs: 120_000,
  });
  return Object.assign(started, { url, [Symbol.asyncDispose]: () => started.stop() });
}
