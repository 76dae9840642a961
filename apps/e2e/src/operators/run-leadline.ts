import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { nodeBinary, repositoryRoot } from '@leadline/stack';
import { stackUnderTest, withoutLeadlineVariables } from '../stack/environment.ts';

/** What a run of the command came to. */
export interface Outcome {
  exitCode: number;
  out: string;
  error: string;
}

const program = join(repositoryRoot, 'apps/cli/bin/leadline.mjs');

/** Runs the `leadline` command as an operator does, against the stack under test. */
export function leadline(...args: string[]): Promise<Outcome> {
  const env = { ...withoutLeadlineVariables(), LEADLINE_STACK: stackUnderTest().folder };
  return new Promise((resolve, reject) => {
    execFile(nodeBinary(), [program, ...args], { env, maxBuffer: 64 * 1024 * 1024 }, (failure, out, error) => {
      const exitCode = failure ? failure.code : 0;
      if (typeof exitCode === 'number') resolve({ exitCode, out, error });
      else reject(failure);
    });
  });
}

/** Runs the command with `--json`; its answer is parsed. */
export async function leadlineJson<Data>(...args: string[]): Promise<Outcome & { data: Data }> {
  const outcome = await leadline(...args, '--json');
  if (outcome.error !== '') throw new Error(outcome.error);
  return { ...outcome, data: JSON.parse(outcome.out) as Data };
}
