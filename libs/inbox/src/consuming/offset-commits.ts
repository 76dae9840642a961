import type { EachBatchPayload } from 'kafkajs';

type Offsets = Pick<EachBatchPayload, 'uncommittedOffsets' | 'commitOffsetsIfNecessary'>;

const commitsShareMs = 250;

/**
 * Commits the offsets that batches resolve: a few times a second and when the partitions go. The client's own way, after the batch of
 * each partition, costs a round trip an event on a quiet topic and holds up the next fetch; what a crash reads again, the inbox knows.
 */
export class OffsetCommits {
  #latest: Offsets | undefined;
  #timer: NodeJS.Timeout | undefined;
  #ended = false;

  /** Says that offsets were resolved; they are committed soon. */
  resolved(offsets: Offsets): void {
    this.#latest = offsets;
    if (!this.#ended) this.#timer ??= setTimeout(() => void this.commit(), commitsShareMs).unref();
  }

  /** Commits what is resolved by now; what the broker does not take is tried again with what comes next. */
  async commit(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const offsets = this.#latest;
    this.#latest = undefined;
    await offsets?.commitOffsetsIfNecessary(offsets.uncommittedOffsets()).catch(() => this.resolved(offsets));
  }

  /** Commits a last time. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.commit();
  }
}
