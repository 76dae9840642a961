import type { DataSource } from 'typeorm';
import type { OutboxRow, RefusedRow } from './outbox-row.ts';

/** By id, never "up to", because rows with a lower sequence may be committed later. */
export const deletion = 'DELETE FROM outbox WHERE sequence = ANY ($1::bigint[])';

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
  /** Of the oldest row; 0 when there is none. */
  ageSeconds: number;
  refused: number;
}

/** Looks how many rows wait, since when, and how many of them were refused. */
export async function outboxState(dataSource: DataSource): Promise<OutboxState> {
  const [state] = (await dataSource.query(`
    SELECT count(*)::int AS depth,
      coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::float8 AS "ageSeconds",
      count(refused_because)::int AS refused
    FROM outbox`)) as [OutboxState];
  return state;
}
