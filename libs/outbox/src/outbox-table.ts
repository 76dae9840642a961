import type { DataSource } from 'typeorm';
import type { OutboxRow, RefusedRow } from './outbox-row.ts';

/** By id, never "up to", because rows with a lower sequence may be committed later. */
export const deletion = 'DELETE FROM outbox WHERE sequence = ANY ($1::bigint[])';

/** Of a row under the name `waiting`: it was not refused, nor an earlier one of its key, which holds it up. */
export const notHeldUp = `NOT EXISTS (
  SELECT FROM outbox AS refused
  WHERE refused.refused_because IS NOT NULL AND refused.key = waiting.key AND refused.sequence <= waiting.sequence
)`;

/** Deletes rows that were acknowledged, in a transaction of its own. */
export async function deleteRows(dataSource: DataSource, rows: readonly OutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  await dataSource.query(deletion, [rows.map(({ sequence }) => sequence)]);
}

/** Marks rows that can never be sent as they are; they and the later rows of their keys are passed over from now on. */
export async function refuseRows(dataSource: DataSource, refused: readonly RefusedRow[]): Promise<void> {
  if (refused.length === 0) return;
  await dataSource.query(
    `UPDATE outbox SET refused_because = refusal.reason
     FROM unnest($1::bigint[], $2::text[]) AS refusal (sequence, reason)
     WHERE outbox.sequence = refusal.sequence`,
    [refused.map(({ row }) => row.sequence), refused.map(({ reason }) => reason)],
  );
}

/** Lets refused rows be tried again, in their old place; says how many there were. */
export async function retryRefused(dataSource: DataSource): Promise<number> {
  const [, count] = (await dataSource.query('UPDATE outbox SET refused_because = NULL WHERE refused_because IS NOT NULL')) as [
    unknown,
    number,
  ];
  return count;
}

/** How full the outbox is. */
export interface OutboxState {
  depth: number;
  /** Of the oldest row that could be sent: those that were refused, and those behind them, wait for a person. 0 when there is none. */
  ageSeconds: number;
  refused: number;
}

/** Looks how many rows wait, since when, and how many of them were refused. */
export async function outboxState(dataSource: DataSource): Promise<OutboxState> {
  // The first in order is the oldest. Looking for the least of all times would look behind every row of a full outbox.
  const [state] = (await dataSource.query(`
    SELECT count(*)::int AS depth,
      coalesce(extract(epoch FROM clock_timestamp() - (
        SELECT created_at FROM outbox AS waiting WHERE ${notHeldUp} ORDER BY sequence LIMIT 1
      )), 0)::float8 AS "ageSeconds",
      count(refused_because)::int AS refused
    FROM outbox`)) as [OutboxState];
  return state;
}
