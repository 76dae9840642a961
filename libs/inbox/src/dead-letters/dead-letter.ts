import type { DataSource } from 'typeorm';

/** A record that was put aside, as operators see it. */
export interface DeadLetter {
  id: string;
  consumer: string;
  topic: string;
  partition: number;
  offset: string;
  eventId: string | null;
  eventType: string | null;
  aggregateId: string | null;
  reason: string;
  state: 'OPEN' | 'RETRYING' | 'RESOLVED' | 'SKIPPED';
  firstSeenAt: Date;
  attempts: number;
  closedAt: Date | null;
  closedBy: string | null;
  skipReason: string | null;
  /** How many later events of the aggregate wait behind it. */
  parked: number;
}

/** The dead letters of a service, oldest first; the unsettled ones unless states are named. */
export function listDeadLetters(
  dataSource: DataSource,
  filter: { consumer?: string; states?: readonly DeadLetter['state'][] } = {},
): Promise<DeadLetter[]> {
  return dataSource.query(
    `SELECT id, consumer, topic, partition, "offset"::text, event_id AS "eventId", event_type AS "eventType", aggregate_id AS "aggregateId",
       reason, state, first_seen_at AS "firstSeenAt", attempts, closed_at AS "closedAt", closed_by AS "closedBy", skip_reason AS "skipReason",
       (SELECT count(*)::int FROM parked WHERE dead_letter_id = dead_letter.id) AS parked
     FROM dead_letter WHERE ($1::text IS NULL OR consumer = $1) AND state = ANY ($2::text[]) ORDER BY first_seen_at, id`,
    [filter.consumer ?? null, filter.states ?? ['OPEN', 'RETRYING']],
  );
}
