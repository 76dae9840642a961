/** The value below which this share of the values lies; the nearest that was measured. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('Nothing was measured.');
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!;
}

/** The value in the middle. */
export const median = (values: readonly number[]): number => percentile(values, 0.5);
