import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@leadline/observability';

interface Attempts {
  what: string;
  logger: Logger;
  signal: AbortSignal;
  /** The longest pause between two attempts. */
  maxPauseMs?: number;
  /** Which failures another attempt may get over; all of them when absent. */
  isPassing?: (error: unknown) => boolean;
}

/** Does the work until it succeeds, with growing pauses and a log line for each passing failure; ends with the signal's reason when that aborts. */
export async function retrying<Result>(
  work: () => Promise<Result>,
  { what, logger, signal, maxPauseMs = 5_000, isPassing = () => true }: Attempts,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error)) throw error;
      const pauseMs = Math.min(maxPauseMs, 100 * 2 ** (attempt - 1));
      logger.warn({ attempt, retryInMs: pauseMs, reason: (error as Error).message }, `${what} failed; trying again`);
      await pause(pauseMs, undefined, { signal });
    }
  }
}
