import { RefusedError } from '@leadline/domain';
import { PermanentFailure } from './permanent-failure.ts';

/** An error and the errors that it wraps, outermost first. */
export function withCauses(error: unknown, depth = 0): unknown[] {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause === undefined || depth > 4 ? [error] : [error, ...withCauses(cause, depth + 1)];
}

/** Names a failure in one line. Messages may quote values of the event, which must not outlive an erasure: names and codes do not. */
export const failureLine = (error: unknown): string => withCauses(error).map(nameOf).join(' ← ');

/** Where an error was thrown, without its message. */
export function framesOf(error: unknown): string[] {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  return lines
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
}

function nameOf(error: unknown): string {
  if (error instanceof RefusedError) return `refused by ${error.refusal.rule}`;
  if (error instanceof PermanentFailure) return `${error.name}: ${error.reason}`;
  const { code, constraint } = (error ?? {}) as { code?: unknown; constraint?: unknown };
  const name = error instanceof Error ? error.name : typeof error;
  return [name, code, constraint].filter((word) => typeof word === 'string').join(' ');
}
