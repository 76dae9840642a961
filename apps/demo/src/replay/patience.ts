import { setTimeout as pause } from 'node:timers/promises';
import { GraphRequestFailed } from '../graph/graph-client.ts';

/** What passes by itself: a service or the gateway is away or has too much to do, or a copy of the directory has not caught up yet. */
const passing = new Set(['SUBGRAPH_UNAVAILABLE', 'SERVICE_UNAVAILABLE', 'RATE_LIMITED', 'OwnerMustBeAnActiveUser', 'TeamMustExist']);
const longestWaitMs = 300_000;

/** Repeats a request while it fails for reasons that pass; requests carry keys, so a repeat has no second effect. Gives up after five minutes: a service may be started several times in a row, on a busy machine. */
export async function patiently<Result>(request: () => Promise<Result>): Promise<Result> {
  const giveUpAt = Date.now() + longestWaitMs;
  for (let waitMs = 50; ; waitMs = Math.min(waitMs * 2, 1000)) {
    try {
      return await request();
    } catch (error) {
      if (!passes(error) || Date.now() > giveUpAt) throw error;
      await pause(waitMs);
    }
  }
}

function passes(error: unknown): boolean {
  // No answer at all: the connection broke.
  if (!(error instanceof GraphRequestFailed)) return true;
  return error.errors.some(({ extensions }) => passing.has(extensions?.code ?? '') || passing.has(extensions?.rule ?? ''));
}
