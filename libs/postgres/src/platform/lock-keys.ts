import type { EntityManager } from 'typeorm';
import type { Statement } from '../statement.ts';

/** What each transaction holds; its manager is its own. */
const heldBy = new WeakMap<EntityManager, Set<string>>();

/**
 * Holds a lock on each key until the transaction ends; every caller takes them in the same order, so that no two can deadlock. What the
 * transaction holds already costs no round trip.
 */
export async function lockKeys(manager: EntityManager, namespace: string, keys: readonly string[]): Promise<void> {
  const statement = lockStatement(manager, namespace, keys);
  if (statement) await manager.query(statement.text, [...statement.values]);
}

/** The statement that takes the locks, to be sent at once; undefined when the transaction holds them all. */
export function lockStatement(manager: EntityManager, namespace: string, keys: readonly string[]): Statement | undefined {
  const held = heldBy.get(manager) ?? new Set();
  const wanted = keys.filter((key) => !held.has(nameOf(namespace, key)));
  if (wanted.length === 0) return undefined;
  for (const key of wanted) held.add(nameOf(namespace, key));
  heldBy.set(manager, held);
  return { text: lockAll, values: [namespace, wanted] };
}

const lockAll = `
  SELECT pg_advisory_xact_lock(hash) FROM (
    SELECT DISTINCT hashtextextended($1 || chr(31) || key, 0) AS hash FROM unnest($2::text[]) AS wanted(key) ORDER BY hash
  ) AS sorted`;

const nameOf = (namespace: string, key: string): string => `${namespace}\u001f${key}`;
