import { explainFailure } from './command/explain-failure.ts';
import { exitCodes } from './command/report.ts';
import type { Session } from './command/session.ts';
import { readEnvironment } from './environment.ts';
import { leadline } from './program.ts';

/** Runs the command with its arguments and returns its exit code. */
export async function runLeadline(
  args: readonly string[],
  world: Omit<Session, 'environment'>,
  variables?: Record<string, string | undefined>,
): Promise<number> {
  try {
    const environment = readEnvironment(variables);
    await leadline({ ...world, environment }).parseAsync(args, { from: 'user' });
    return exitCodes.ok;
  } catch (failure) {
    const { exitCode, says } = explainFailure(failure);
    if (says !== '') world.error(says);
    return exitCode;
  }
}
