import { lockKeys } from '@leadline/postgres';
import { type TestService, eventually } from '@leadline/testkit';
import type { EntityManager } from 'typeorm';
import { lockNames } from '../matching/hold-keys.ts';
import { type MatchKey, accountKeys } from '../matching/match-keys.ts';

/** The keys of an organisation of which only the name is known. */
export const keysOfName = (name: string): MatchKey[] =>
  accountKeys({ kind: 'ORGANIZATION', name, website: null, domains: [], archivedAt: null });

/** Ways to hold others up, and to see that they wait. */
export function lockRig(service: () => TestService) {
  /** Runs steps in a transaction of their own, under locks on keys from its start, and commits. */
  const holding = (keys: readonly MatchKey[], steps: (manager: EntityManager) => Promise<void>): Promise<void> =>
    service().dataSource.transaction(async (manager) => {
      await lockKeys(manager, ...lockNames(keys));
      await steps(manager);
    });
  /** Comes back once so many transactions wait for a lock. */
  const waiting = (transactions: number): Promise<void> =>
    eventually(async () => {
      const blocked = await service().dataSource.query(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      expect(blocked).toHaveLength(transactions);
    });
  return { holding, waiting };
}
