import type { DataSource } from 'typeorm';
import { inboxMetrics } from '../consuming/inbox-metrics.ts';

/** Shows operators how many dead letters of a consumer are not settled; every replica tells the same number. */
export async function countUnsettled(dataSource: DataSource, consumer: string): Promise<void> {
  const [row]: { unsettled: number }[] = await dataSource.query(
    `SELECT count(*)::int AS unsettled FROM dead_letter WHERE consumer = $1 AND state IN ('OPEN', 'RETRYING')`,
    [consumer],
  );
  inboxMetrics.deadLetters.set({ consumer }, row?.unsettled ?? 0);
}
