import { spawn } from 'node:child_process';

/** How a command ended and what it printed. */
export interface CommandResult {
  readonly code: number | null;
  readonly output: string;
}

/** How to run a command. */
export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
  readonly signal?: AbortSignal;
}

/** Runs a command to its end; one that cannot be started has no code and says why. */
export function runCommand(command: string, args: readonly string[], { cwd, env, signal }: CommandOptions = {}): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], signal });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', (error) => resolve({ code: null, output: `${output}${error.message}` }));
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** Runs a command that must succeed; throws a sentence with what it printed when it does not. */
export async function mustRun(what: string, command: string, args: readonly string[], options?: CommandOptions): Promise<string> {
  const { code, output } = await runCommand(command, args, options);
  if (code !== 0) throw new Error(`${what} failed (${command} ${args.join(' ')} ended with ${code}):\n${output.trimEnd()}`);
  return output;
}
