/** How many records of a partition a group has still to take in; one that has committed nothing begins with the first. */
export function partitionLag(committed: string | undefined, { low, high }: { low: string; high: string }): number {
  const from = committed === undefined || committed === '-1' ? BigInt(low) : BigInt(committed);
  const first = from > BigInt(low) ? from : BigInt(low);
  return Math.max(0, Number(BigInt(high) - first));
}
