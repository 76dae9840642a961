/** The number that decides what is generated: the one that was given to repeat a run; else the date (20260310), so that every day tries something else. */
export function seedOf(given: string | undefined, now: Date): number {
  if (!given) return Number(now.toISOString().slice(0, 10).replaceAll('-', ''));
  if (/^\d{1,9}$/.test(given)) return Number(given);
  throw new Error('AUDITS_SEED must be a whole number of at most 9 digits; without it the seed is the date.');
}
