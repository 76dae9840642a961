/** How fast attempts follow each other: the first wait, and the longest. */
export interface Pace {
  firstMs: number;
  limitMs: number;
}

/** For what is usually over in milliseconds: a personal record on its way, a deadlock. */
export const soon: Pace = { firstMs: 5, limitMs: 1000 };

/** For what takes a server to come back. */
export const later: Pace = { firstMs: 100, limitMs: 2000 };

/** The wait after the given failed attempt (1 is the first): doubled each time up to the limit, spread by a quarter so that replicas do not march in step. */
export function waitAfter(attempt: number, pace: Pace, random: () => number = Math.random): number {
  const doubled = Math.min(pace.firstMs * 2 ** Math.min(attempt - 1, 30), pace.limitMs);
  return Math.round(doubled * (0.75 + random() / 2));
}
