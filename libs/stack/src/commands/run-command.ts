import { StackError } from '../stack-error.ts';

/** Runs a command; a failure that a person can act on is one sentence on stderr, and the exit code is 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    console.error(error instanceof StackError ? error.message : error);
    process.exitCode = 1;
  }
}
