import type { DataSource } from 'typeorm';

/** A row that the relay can never send as it is, as operators see it: where it stands and why, never what it says. */
export interface RefusedOutboxRow {
  sequence: string;
  eventId: string;
  eventType: string | null;
  topic: string;
  key: string;
  reason: string;
  createdAt: Date;
  /** How many later rows of the same key wait behind it. */
  waiting: number;
}

/** The refused rows of a service, oldest first. */
export function listRefused(dataSource: DataSource): Promise<RefusedOutboxRow[]> {
  return dataSource.query(
    `SELECT sequence::text, id AS "eventId", headers ->> 'type' AS "eventType", topic, key, refused_because AS reason, created_at AS "createdAt",
       (SELECT count(*)::int FROM outbox behind
        WHERE behind.key = refused.key AND behind.sequence > refused.sequence AND behind.refused_because IS NULL) AS waiting
     FROM outbox refused WHERE refused_because IS NOT NULL ORDER BY refused.sequence`,
  );
}
