import type { Tx } from '@leadline/postgres';
import type { EntityManager } from 'typeorm';
import type { HeldKey } from './match-key.entity.ts';
import type { MatchKey } from './match-keys.ts';

const columnsOf = (keys: readonly MatchKey[]) => [keys.map(({ kind }) => kind), keys.map(({ key }) => key)];
const written = ({ kind, key }: MatchKey): string => `${kind}:${key}`;

/** What each of the keys is locked as. */
export const lockNames = (keys: readonly MatchKey[]): [namespace: string, names: string[]] => ['match key', keys.map(written)];

/** Holds these keys until the transaction ends: whoever looks for one of them meanwhile waits, and then finds what was opened here. */
export const lockMatchKeys = (tx: Tx, keys: readonly MatchKey[]): void => tx.lock(...lockNames(keys));

/** Those of the keys that some record is known by. */
export function heldAmong(manager: EntityManager, keys: readonly MatchKey[]): Promise<HeldKey[]> {
  return manager.query(
    `SELECT kind, key, holders FROM match_key JOIN unnest($1::text[], $2::text[]) AS sought (kind, key) USING (kind, key) ORDER BY kind, key`,
    columnsOf(keys),
  );
}

/** The keys of a record before and after a change. */
export interface KeyChange {
  recordId: string;
  before: readonly MatchKey[];
  after: readonly MatchKey[];
}

/** Makes the record known by its new keys, and no longer by those that it lost. Locks both; call it in the transaction of the change. */
export function holdKeys(tx: Tx, { recordId, before, after }: KeyChange): void {
  const gained = without(after, before);
  const lost = without(before, after);
  lockMatchKeys(tx, [...gained, ...lost]);
  if (gained.length > 0) tx.send(gain, [recordId, ...columnsOf(gained)]);
  if (lost.length > 0) tx.send(lose, [recordId, ...columnsOf(lost)]);
}

/** The keys that a change adds or takes away. */
export const movedKeys = ({ before, after }: Pick<KeyChange, 'before' | 'after'>): MatchKey[] => [
  ...without(after, before),
  ...without(before, after),
];

/** Those keys that are not among the others. */
export function without(keys: readonly MatchKey[], others: readonly MatchKey[]): MatchKey[] {
  const known = new Set(others.map(written));
  return keys.filter((key) => !known.has(written(key)));
}

const gain = `
  INSERT INTO match_key AS held (kind, key, holders)
  SELECT kind, key, ARRAY[$1::uuid] FROM unnest($2::text[], $3::text[]) AS gained (kind, key)
  ON CONFLICT (kind, key) DO UPDATE SET holders = array_append(array_remove(held.holders, $1::uuid), $1::uuid)`;

const lose = `
  WITH lost AS (SELECT kind, key FROM unnest($2::text[], $3::text[]) AS lost (kind, key)),
  freed AS (DELETE FROM match_key USING lost WHERE (match_key.kind, match_key.key) = (lost.kind, lost.key) AND holders <@ ARRAY[$1::uuid])
  UPDATE match_key SET holders = array_remove(holders, $1::uuid) FROM lost
  WHERE (match_key.kind, match_key.key) = (lost.kind, lost.key) AND NOT holders <@ ARRAY[$1::uuid]`;
