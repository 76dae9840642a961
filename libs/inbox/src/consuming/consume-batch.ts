import type { Logger } from '@leadline/observability';
import type { EachBatchPayload } from 'kafkajs';
import type { ConsumedRecord } from './consumed-record.ts';
import { failureLine, framesOf } from './failure-line.ts';
import type { Intake } from './intake.ts';
import type { Partitions } from './partitions.ts';
import { takeRecords } from './take-records.ts';

const beatEveryMs = 500;

/** What a batch is consumed with. */
export interface BatchConsumer {
  intake: Intake;
  partitions: Partitions;
  logger: Logger;
}

/** Takes in what the batch has for this consumer; offsets are resolved as effects are committed, and the partition is paused when its head must wait. */
export async function consumeBatch(payload: EachBatchPayload, using: BatchConsumer): Promise<void> {
  const { batch } = payload;
  // Batches that queued while the group began to rebalance are left to whoever has the partition next.
  await payload.heartbeat();
  const membership = keepAlive(payload, using.partitions);
  try {
    const goesOn = (): boolean => membership.lost === null && payload.isRunning() && !payload.isStale();
    const pauseMs = await takeRecords(wantedRecords(payload, using.intake), using.intake, {
      blockage: using.partitions.blockage(batch.topic, batch.partition),
      goesOn,
      done: ({ message }) => payload.resolveOffset(message.offset),
      failed: (record, error) => logFailure(record, error, using),
    });
    if (pauseMs > 0) pauseFor(payload, pauseMs);
    else if (goesOn()) payload.resolveOffset(batch.lastOffset());
  } finally {
    membership.end();
    using.partitions.show(batch.topic, batch.partition, lagOf(payload));
  }
  // What is resolved is committed, and the client joins again.
  if (membership.lost) throw membership.lost;
}

function wantedRecords({ batch }: EachBatchPayload, intake: Intake): ConsumedRecord[] {
  const { topic, partition } = batch;
  return batch.messages.filter((message) => intake.wants(message)).map((message) => ({ topic, partition, message }));
}

/** Heartbeats while the batch is in hand, however long its handlers take, and shows how long that is. */
function keepAlive(payload: EachBatchPayload, partitions: Partitions): { readonly lost: Error | null; end(): void } {
  const state = { lost: null as Error | null, end: () => clearInterval(timer) };
  const timer = setInterval(() => {
    void payload.heartbeat().catch((error: Error) => (state.lost ??= error));
    partitions.showBlocked(payload.batch.topic, payload.batch.partition);
  }, beatEveryMs);
  return state;
}

function pauseFor(payload: EachBatchPayload, pauseMs: number): void {
  setTimeout(payload.pause(), pauseMs).unref();
}

function lagOf({ batch, uncommittedOffsets }: EachBatchPayload): number {
  const resolved = uncommittedOffsets()
    .topics.find(({ topic }) => topic === batch.topic)
    ?.partitions.find(({ partition }) => partition === batch.partition)?.offset;
  return Math.max(0, Number(batch.highWatermark) - Number(resolved ?? batch.firstOffset() ?? batch.highWatermark));
}

function logFailure(record: ConsumedRecord, error: unknown, { partitions, logger }: BatchConsumer): void {
  const { topic, partition, message } = record;
  const blockedSeconds = partitions.blockage(topic, partition).seconds();
  // What is over within a second is everyday: a personal record on its way, a deadlock.
  const level = blockedSeconds < 1 ? 'debug' : 'warn';
  logger[level](
    { topic, partition, offset: message.offset, blockedSeconds, failure: failureLine(error), frames: framesOf(error) },
    'An event could not be taken in yet',
  );
}
