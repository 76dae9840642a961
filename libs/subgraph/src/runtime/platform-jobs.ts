import { forgetOldRequests, maintainInboxPartitions } from '@leadline/postgres';
import type { Job } from '../service-definition.ts';

const hourly = 3_600_000;

/** What every service does besides its own jobs. */
export const platformJobs: readonly Job[] = [
  // Days would do; hourly, because a run that finds the inbox busy gives up and leaves it to the next.
  { name: 'inbox-partitions', everyMs: hourly, run: (tx) => maintainInboxPartitions(tx.manager, tx.now) },
  // Hourly here too, so that each run is short.
  { name: 'old-requests', everyMs: hourly, run: (tx) => forgetOldRequests(tx.manager, tx.now) },
];
