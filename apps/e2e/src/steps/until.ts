import { setTimeout as pause } from 'node:timers/promises';

const pollMs = 40;

/** Waits until the probe returns something, or an expectation in it holds; fails with what it is and why not yet. */
export async function until<Result>(
  what: string,
  probe: () => Promise<Result | undefined | null | false>,
  withinMs = 20_000,
): Promise<Result> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const { result, reason } = await attempt(probe);
    if (reason === undefined) return result as Result;
    if (Date.now() >= deadline) throw new Error(`${what}: not within ${withinMs} ms; ${reason}`);
    await pause(pollMs);
  }
}

async function attempt<Result>(probe: () => Promise<Result>): Promise<{ result?: Result; reason?: string }> {
  try {
    const result = await probe();
    return result === undefined || result === null || result === false ? { reason: 'nothing there yet' } : { result };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}
