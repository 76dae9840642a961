import { metrics } from '@leadline/observability';
import type { EntityManager } from 'typeorm';
import { systemClock } from '@leadline/domain';
import { type Conversion, overdueSeconds } from './conversion.ts';

const duration = metrics.histogram(
  'conversion_duration_seconds',
  'Time from the request of a conversion attempt to its end, by how it ended.',
  ['state'],
);
const overdue = metrics.gauge(
  'conversions_overdue',
  'Conversions that have been running for longer than five minutes, waiting for a choice left out.',
);

/** Records how long an attempt took, once it has ended. */
export function observeEnd({ state, attemptedAt, finishedAt }: Conversion): void {
  if (finishedAt === null) return;
  duration.observe({ state }, (systemClock.now().getTime() - attemptedAt.getTime()) / 1000);
}

/** Counts the conversions that have been running for too long. */
export async function countOverdue(manager: EntityManager): Promise<void> {
  const [row]: { overdue: number }[] = await manager.query(
    `SELECT count(*) AS overdue FROM conversion
     WHERE state IN ('REQUESTED', 'ACCOUNT_READY') AND attempted_at < clock_timestamp() - make_interval(secs => $1)`,
    [overdueSeconds],
  );
  overdue.set(row?.overdue ?? 0);
}
