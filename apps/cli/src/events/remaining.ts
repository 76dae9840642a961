interface Position {
  topic: string;
  partition: number;
  offset: string;
}

/** Names a partition among those of all topics. */
export const keyOf = ({ topic, partition }: Omit<Position, 'offset'>): string => `${topic} ${partition}`;

/** What of some partitions is still to be read until the place where they ended at a moment. */
export class Remaining {
  readonly #ends: Map<string, bigint>;

  constructor(starts: readonly Position[], ends: readonly Position[]) {
    const begun = new Map(starts.map((start) => [keyOf(start), BigInt(start.offset)]));
    const toRead = ends.filter((end) => BigInt(end.offset) > (begun.get(keyOf(end)) ?? 0n));
    this.#ends = new Map(toRead.map((end) => [keyOf(end), BigInt(end.offset)]));
  }

  get isEmpty(): boolean {
    return this.#ends.size === 0;
  }

  /** Notes that a record was read; says whether it lies before the end. */
  holds({ topic, partition, message }: Omit<Position, 'offset'> & { message: { offset: string } }): boolean {
    const [key, next] = [keyOf({ topic, partition }), BigInt(message.offset) + 1n];
    const end = this.#ends.get(key);
    if (end === undefined) return false;
    if (next >= end) this.#ends.delete(key);
    return next <= end;
  }
}
