import { setTimeout as sleep } from 'node:timers/promises';
import { failpoint } from '@leadline/failpoints';
import { later } from './backoff.ts';
import type { Blockage } from './blockage.ts';
import type { ConsumedRecord } from './consumed-record.ts';
import type { Intake } from './intake.ts';
import { judgeFailure } from './judge-failure.ts';

/** The partition that the records in hand belong to. */
export interface PartitionInHand {
  blockage: Blockage;
  /** False once the group wants the partition back or the process leaves. */
  goesOn(): boolean;
  /** Everything up to this record has had its effect. */
  done(record: ConsumedRecord): void;
  /** An attempt failed; for the log. */
  failed(record: ConsumedRecord, error: unknown): void;
}

type Taking = Pick<Intake, 'recordsPerTransaction' | 'take' | 'bury'>;

// Longer waits pause the partition instead: the client fetches no other partition while a batch is in hand.
const patienceMs = 60;

/** Takes records in, many in one transaction and one by one when that fails; returns for how many milliseconds the partition must be paused, 0 when it need not. */
export async function takeRecords(records: readonly ConsumedRecord[], intake: Taking, partition: PartitionInHand): Promise<number> {
  const size = intake.recordsPerTransaction;
  for (let from = 0; from < records.length && partition.goesOn(); from += size) {
    const pauseMs = await takeTogether(records.slice(from, from + size), intake, partition);
    if (pauseMs > 0) return pauseMs;
  }
  return 0;
}

async function takeTogether(records: readonly ConsumedRecord[], intake: Taking, partition: PartitionInHand): Promise<number> {
  partition.blockage.begun();
  const failure = await failureOf(take(records, intake));
  if (!failure) {
    partition.blockage.clear();
    partition.done(records.at(-1) as ConsumedRecord);
    return 0;
  }
  for (const record of records) {
    if (!partition.goesOn()) return 0;
    // Alone in its transaction the record has already had this attempt.
    const pauseMs = await takeAlone(record, intake, partition, records.length === 1 ? failure : undefined);
    if (pauseMs > 0) return pauseMs;
  }
  return 0;
}

async function takeAlone(record: ConsumedRecord, intake: Taking, partition: PartitionInHand, earlier?: Failure): Promise<number> {
  partition.blockage.begun();
  let failure = earlier ?? (await failureOf(take([record], intake)));
  while (failure) {
    partition.failed(record, failure.error);
    const fate = partition.blockage.failed(record.message.offset, judgeFailure(failure.error));
    if ('fault' in fate) {
      failure = await failureOf(intake.bury(record, fate.fault));
      if (failure) return later.limitMs;
    } else {
      if (fate.waitMs > patienceMs || !partition.goesOn()) return fate.waitMs;
      await sleep(fate.waitMs);
      failure = await failureOf(take([record], intake));
    }
  }
  partition.blockage.clear();
  partition.done(record);
  return 0;
}

async function take(records: readonly ConsumedRecord[], intake: Taking): Promise<void> {
  await intake.take(records);
  if (failpoint('inbox.twice')) await intake.take(records);
  failpoint('inbox.before-offset');
}

interface Failure {
  error: unknown;
}

async function failureOf(attempt: Promise<void>): Promise<Failure | undefined> {
  try {
    await attempt;
    return undefined;
  } catch (error) {
    return { error };
  }
}
