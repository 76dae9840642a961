import type { EntityManager } from 'typeorm';

// As long as the inbox knows an event.
const requestDaysKept = 90;
const rowsPerBatch = 5_000;
const batchesPerRun = 20;

/** Forgets requests that are older, a bounded number at a time, in short statements; the next run goes on. */
export async function forgetOldRequests(manager: EntityManager, now: Date): Promise<void> {
  const cutoff = new Date(now.getTime() - requestDaysKept * 24 * 3600 * 1000);
  for (let batch = 0; batch < batchesPerRun; batch += 1) {
    const [, forgotten]: [unknown, number] = await manager.query(
      'DELETE FROM request WHERE ctid = ANY (ARRAY(SELECT ctid FROM request WHERE at < $1 ORDER BY at LIMIT $2))',
      [cutoff, rowsPerBatch],
    );
    if (forgotten < rowsPerBatch) return;
  }
}
