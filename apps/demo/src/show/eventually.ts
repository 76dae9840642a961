import { setTimeout as pause } from 'node:timers/promises';

const betweenLooksMs = 10;

/** Looks until the answer is there; throws with what was waited for when it does not come within the bound. */
export async function eventually<Answer>(
  what: string,
  look: () => Promise<Answer | null | undefined | false>,
  withinMs = 30_000,
): Promise<Answer> {
  const until = Date.now() + withinMs;
  for (;;) {
    const answer = await look();
    if (answer) return answer;
    if (Date.now() > until) throw new Error(`${what}: not seen within ${withinMs / 1000} s`);
    await pause(betweenLooksMs);
  }
}
