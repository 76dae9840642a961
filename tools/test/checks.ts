import { spawn } from 'node:child_process';
import { type Outcome, failure } from './outcome.ts';
import { root } from './places.ts';
import { secondsSince } from './progress.ts';
import { stopping } from './stopping.ts';
import { counted } from './tally.ts';

/** Runs a command as one check: it passes when the command ends with 0, and tells all it printed otherwise. */
export async function commandCheck(name: string, command: string, args: readonly string[], env?: Record<string, string>): Promise<Outcome> {
  const begun = performance.now();
  const { code, output } = await outputOf(command, args, env);
  if (code !== 0) return { ...failure(name, output), seconds: secondsSince(begun) };
  return { name, tally: counted({ passed: 1 }), seconds: secondsSince(begun) };
}

/** Whether a command can be run at all. */
export const exists = async (command: string, ...args: string[]): Promise<boolean> => (await outputOf(command, args)).code === 0;

function outputOf(
  command: string,
  args: readonly string[],
  env?: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], signal: stopping });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
    child.once('error', (error) => resolve({ code: null, output: error.message }));
    child.once('close', (code) => resolve({ code, output }));
  });
}
