import { failpoint } from '@leadline/failpoints';
import type { Publisher } from '@leadline/kafka';
import type { DataSource } from 'typeorm';
import type { OutboxRow } from './outbox-row.ts';
import { deleteRows, refuseRows } from './outbox-table.ts';
import type { RelayConnection } from './relay-connection.ts';
import type { RelayReport } from './relay-report.ts';
import { sendParcels } from './send-parcels.ts';
import { sortRows } from './sort-rows.ts';

/** What draining works with. */
export interface DrainTools {
  connection: RelayConnection;
  dataSource: DataSource;
  publisher: Publisher;
  report: RelayReport;
  batchSize: number;
  /** True when the relay is to end after the batch in hand. */
  stopping(): boolean;
}

/** One transaction is not kept open for ever: a listening connection holds up the server's notifications while it has one. */
const batchesPerLock = 100;

/** So far below the size at which a batch is cut that it was not. */
const smallBytes = 1024 * 1024;

/** Sends what waits, batch after batch, under the lock; says whether it had the lock, and whether it left something. */
export async function drainOutbox(tools: DrainTools): Promise<'busy' | 'drained' | 'more'> {
  const first = await tools.connection.lock(tools.batchSize);
  if (!first) return 'busy';
  try {
    return (await sendBatches(tools, first)) ? 'drained' : 'more';
  } finally {
    // Rejects only when the connection is lost, and then the lock is gone already.
    await tools.connection.unlock().catch(() => undefined);
  }
}

/** True when it came to the end. */
async function sendBatches(tools: DrainTools, first: OutboxRow[]): Promise<boolean> {
  let rows = first;
  let deleted: Promise<void> = Promise.resolve();
  for (let batch = 0; rows.length > 0 && batch < batchesPerLock && !tools.stopping(); batch += 1) {
    const { next, acknowledged } = await sendBatch(tools, rows, deleted);
    failpoint('relay.before-delete');
    // While more are to come, in transactions of their own: what is done stays done when the lock is lost. The last ones go with the lock.
    deleted = next.length > 0 ? deleteRows(tools.dataSource, acknowledged) : deleted.then(() => tools.connection.deleteRows(acknowledged));
    // Noticed where it is awaited; until then it must not count as unhandled.
    deleted.catch(() => undefined);
    rows = next;
  }
  // Before the lock goes: whoever has it next would find the rows again.
  await deleted;
  return rows.length === 0;
}

/** Sends a batch while the one before is being deleted and the next one read; both are done when it returns, and nothing is under way. */
async function sendBatch(
  { connection, dataSource, publisher, report, batchSize }: DrainTools,
  rows: OutboxRow[],
  deletedBefore: Promise<void>,
): Promise<{ next: OutboxRow[]; acknowledged: OutboxRow[] }> {
  const { parcels, refused } = sortRows(rows);
  const refuse = async (more: typeof refused): Promise<void> => {
    await refuseRows(dataSource, more);
    report.refused(more);
  };
  // Before the next rows are read: the later ones of a refused row's key must not be among them.
  await refuse(refused);
  const sending = sendParcels({ publisher, lock: connection }, parcels);
  const reading = deletedBefore.then(() => (isAll(rows, batchSize) ? [] : connection.nextRows(batchSize, rows)));
  const [sent, read] = await Promise.allSettled([sending, reading]);
  if (sent.status === 'rejected') throw sent.reason;
  report.published(sent.value.acknowledged);
  // Nothing of this batch is deleted: the one before may still be there, to be sent again, and then its keys' later rows have to follow it again.
  if (read.status === 'rejected') throw read.reason;
  if (sent.value.refused.length === 0) return { next: read.value, acknowledged: sent.value.acknowledged };
  await refuse(sent.value.refused);
  return { next: await connection.nextRows(batchSize, rows), acknowledged: sent.value.acknowledged };
}

/** Whether these were all the rows there were: whoever has committed others since has said so, and they are looked for in a next turn. */
const isAll = (rows: readonly OutboxRow[], batchSize: number): boolean =>
  rows.length < batchSize && rows.reduce((sum, { value }) => sum + value.length, 0) < smallBytes;
