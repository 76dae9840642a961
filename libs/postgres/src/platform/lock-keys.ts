import type { EntityManager } from 'typeorm';

/** Holds a lock on each key until the transaction ends; every caller takes them in the same order, so that no two can deadlock. */
export async function lockKeys(manager: EntityManager, namespace: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await manager.query(
    `SELECT pg_advisory_xact_lock(hash) FROM (
       SELECT DISTINCT hashtextextended($1 || chr(31) || key, 0) AS hash FROM unnest($2::text[]) AS wanted(key) ORDER BY hash
     ) AS sorted`,
    [namespace, keys],
  );
}
