import type { EntityManager } from 'typeorm';

const monthsAhead = 2;
/** For how many days, at least, a consumer's inbox knows which events it has had. */
export const inboxDaysKept = 90;
const partitionName = /^inbox_(\d{4})_(\d{2})$/;

/**
 * Makes this month's and the next two months' inbox partitions, and drops months that ended 90 days ago or earlier.
 * Safe to repeat and to run in several processes at once; call it daily, in a transaction.
 */
export async function maintainInboxPartitions(manager: EntityManager, now: Date): Promise<void> {
  // Waiting long for the table would hold up every consumer behind this; the next run gets it done.
  await manager.query(`SET LOCAL lock_timeout = '5s'`);
  await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('inbox partitions', 0))`);
  const existing = await partitions(manager);
  for (let ahead = 0; ahead <= monthsAhead; ahead += 1) {
    const month = monthOf(now, ahead);
    if (!existing.includes(nameOf(month))) await addPartition(manager, month);
  }
  const cutoff = new Date(now.getTime() - inboxDaysKept * 24 * 3600 * 1000);
  for (const name of existing) if (endOf(name) <= cutoff) await dropPartition(manager, name, cutoff);
  await manager.query(`DELETE FROM inbox_other WHERE processed_at < $1`, [cutoff]);
}

async function partitions(manager: EntityManager): Promise<string[]> {
  const rows: { name: string }[] = await manager.query(
    `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'inbox'::regclass`,
  );
  return rows.map((row) => row.name).filter((name) => partitionName.test(name));
}

// Rows that came before their partition was made lie in inbox_other; attaching is refused until they have moved.
async function addPartition(manager: EntityManager, month: Date): Promise<void> {
  const name = nameOf(month);
  const [from, to] = [firstIdOf(month), firstIdOf(monthOf(month, 1))];
  await manager.query(`CREATE TABLE ${name} (LIKE inbox INCLUDING DEFAULTS INCLUDING CONSTRAINTS)`);
  await manager.query(
    `WITH moved AS (DELETE FROM inbox_other WHERE event_id >= $1 AND event_id < $2 RETURNING consumer, event_id, processed_at)
     INSERT INTO ${name} (consumer, event_id, processed_at) SELECT consumer, event_id, processed_at FROM moved`,
    [from, to],
  );
  await manager.query(`ALTER TABLE inbox ATTACH PARTITION ${name} FOR VALUES FROM ('${from}') TO ('${to}')`);
}

// An old event that was processed lately (a rebuild, a long outage) may still be delivered again: its month stays.
async function dropPartition(manager: EntityManager, name: string, cutoff: Date): Promise<void> {
  const [{ lately }] = await manager.query(`SELECT EXISTS (SELECT FROM ${name} WHERE processed_at >= $1) AS lately`, [cutoff]);
  if (!lately) await manager.query(`DROP TABLE ${name}`);
}

const monthOf = (instant: Date, ahead: number): Date => new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth() + ahead, 1));

const nameOf = (month: Date): string => `inbox_${month.toISOString().slice(0, 7).replace('-', '_')}`;

function endOf(name: string): Date {
  const [, year, month] = partitionName.exec(name) ?? [];
  return new Date(Date.UTC(Number(year), Number(month), 1));
}

/** The smallest UUIDv7 of an instant: its first 48 bits are the milliseconds since 1970. */
function firstIdOf(instant: Date): string {
  const hex = instant.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
