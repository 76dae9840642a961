const firstMs = 100;
const longestMs = 2_000;

/** How long to wait after so many failures in a row: doubling to two seconds, with jitter, so that replicas do not try in step. */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const full = Math.min(longestMs, firstMs * 2 ** (failures - 1));
  return Math.round(full / 2 + (full / 2) * random());
}
