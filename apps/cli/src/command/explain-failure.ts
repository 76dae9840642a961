import { RefusedError } from '@leadline/domain';
import { StackError } from '@leadline/stack';
import { CommanderError } from 'commander';
import { CommandFailed } from './command-failed.ts';
import { exitCodes } from './report.ts';
import { FoundTrouble } from './reporting.ts';
import { UsageError } from './usage-error.ts';

/** The exit code for what ended a run, and what is still to be said about it. */
export function explainFailure(failure: unknown): { exitCode: number; says: string } {
  if (failure instanceof FoundTrouble) return { exitCode: failure.exitCode, says: '' };
  // The parser has said already what is wrong; asking for help or the version is not.
  if (failure instanceof CommanderError) return { exitCode: failure.exitCode === 0 ? exitCodes.ok : exitCodes.usage, says: '' };
  if (failure instanceof UsageError) return { exitCode: exitCodes.usage, says: failure.message };
  if (isSentence(failure)) return { exitCode: exitCodes.trouble, says: failure.message };
  return {
    exitCode: exitCodes.trouble,
    says: `This is a fault of the command itself:\n${failure instanceof Error ? failure.stack : String(failure)}`,
  };
}

/** Whether a failure is for the operator to read, and no fault of the command. */
export const isSentence = (failure: unknown): failure is Error =>
  failure instanceof UsageError || failure instanceof CommandFailed || failure instanceof StackError || failure instanceof RefusedError;
