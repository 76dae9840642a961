import { setTimeout as pause } from 'node:timers/promises';

const pollMs = 25;

/** Waits until the probe no longer throws and returns what it returned; fails with its last error when the bound is reached. */
export async function eventually<Result>(
  probe: () => Promise<Result> | Result,
  { withinMs = 15_000, message }: { withinMs?: number; message?: string } = {},
): Promise<Result> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await probe();
    } catch (error) {
      if (Date.now() >= deadline) throw lateError(error, withinMs, message);
    }
    await pause(pollMs);
  }
}

function lateError(last: unknown, withinMs: number, message = 'The condition did not come true'): Error {
  const reason = last instanceof Error ? last.message : String(last);
  return new Error(`${message} within ${withinMs} ms; at last: ${reason}`, { cause: last });
}
