/** How far a reader must come before what it knows is as new as the moment it began. */
export interface CaughtUp {
  /** The records from `low` up to, but not with, `high` were on the partition when reading began. */
  expect(partition: number, low: number, high: number): void;
  /** There is no topic yet, so nothing has been said. */
  expectNothing(): void;
  reached(partition: number, nextOffset: number): void;
  /** False while anything expected is unread, and before anything was expected. */
  isTrue(): boolean;
}

/** Counts partitions that still have something to read. */
export function caughtUp(): CaughtUp {
  const waiting = new Map<number, number>();
  const positions = new Map<number, number>();
  let known = false;

  return {
    expect(partition, low, high) {
      known = true;
      if (high > Math.max(low, positions.get(partition) ?? 0)) waiting.set(partition, high);
    },
    expectNothing() {
      known = true;
    },
    reached(partition, nextOffset) {
      positions.set(partition, nextOffset);
      if (nextOffset >= (waiting.get(partition) ?? 0)) waiting.delete(partition);
    },
    isTrue: () => known && waiting.size === 0,
  };
}
