import type { EntityManager } from 'typeorm';
import { placeText } from '../consuming/consumed-record.ts';
import type { Standing } from './plan-events.ts';
import type { ReadEvent } from './read-event.ts';

interface Answer {
  fresh: string[] | null;
  recorded: string[] | null;
  blocked: boolean;
}

/** Puts the ids of the events in hand, all of one partition, into the inbox and tells what is known of each; one statement when nothing is wrong. */
export async function admitEvents(manager: EntityManager, consumer: string, events: readonly ReadEvent[]): Promise<Standing> {
  const { topic, partition } = events[0]!.record;
  const ids = events.flatMap(({ eventId }) => eventId ?? []);
  const offsets = events.map(({ record }) => record.message.offset);
  const aggregates = aggregatesOf(events);
  const [answer]: [Answer] = await manager.query(admission, [consumer, ids, topic, partition, offsets, aggregates]);
  return {
    fresh: new Set(answer.fresh),
    recorded: new Set((answer.recorded ?? []).map((offset) => placeText({ topic, partition, offset }))),
    blocked: answer.blocked ? await blockedAmong(manager, consumer, aggregates) : new Map(),
  };
}

/** Puts the id of one event into the inbox; false when it was there. */
export async function admitEvent(manager: EntityManager, consumer: string, eventId: string): Promise<boolean> {
  const admitted: unknown[] = await manager.query(
    'INSERT INTO inbox (consumer, event_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING event_id',
    [consumer, eventId],
  );
  return admitted.length > 0;
}

const aggregatesOf = (events: readonly ReadEvent[]): string[] =>
  [...new Set(events.flatMap(({ aggregateId }) => aggregateId ?? []))].sort();

// The ids go in by their order in the partition: two replicas with the same records in hand wait for each other and cannot deadlock.
const admission = `
  WITH fresh AS (
    INSERT INTO inbox (consumer, event_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING RETURNING event_id
  ), recorded AS (
    SELECT "offset" FROM dead_letter WHERE consumer = $1 AND topic = $3 AND partition = $4 AND "offset" = ANY ($5::bigint[])
    UNION ALL
    SELECT "offset" FROM parked WHERE consumer = $1 AND topic = $3 AND partition = $4 AND "offset" = ANY ($5::bigint[])
  )
  SELECT (SELECT array_agg(event_id::text) FROM fresh) AS fresh,
    (SELECT array_agg("offset"::text) FROM recorded) AS recorded,
    EXISTS (SELECT FROM dead_letter WHERE consumer = $1 AND aggregate_id = ANY ($6::text[]) AND state IN ('OPEN', 'RETRYING'))
      OR EXISTS (SELECT FROM parked WHERE consumer = $1 AND aggregate_id = ANY ($6::text[])) AS blocked`;

/** Which of the aggregates have a dead letter or parked events ahead, read under a lock that keeps their release waiting. */
async function blockedAmong(manager: EntityManager, consumer: string, aggregates: string[]): Promise<Map<string, string>> {
  for (const aggregate of aggregates) await lockAggregate(manager, consumer, aggregate, 'shared');
  const rows: { aggregate_id: string; id: string }[] = await manager.query(
    `SELECT aggregate_id, dead_letter_id AS id FROM parked WHERE consumer = $1 AND aggregate_id = ANY ($2::text[])
     UNION ALL
     SELECT aggregate_id, id FROM dead_letter WHERE consumer = $1 AND aggregate_id = ANY ($2::text[]) AND state IN ('OPEN', 'RETRYING')`,
    [consumer, aggregates],
  );
  return new Map(rows.map((row) => [row.aggregate_id, row.id]));
}

/** Until the end of the transaction: many may park events of an aggregate at once, and none of them while one is released. */
export async function lockAggregate(
  manager: EntityManager,
  consumer: string,
  aggregate: string,
  mode: 'shared' | 'exclusive',
): Promise<void> {
  const lock = mode === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
  await manager.query(`SELECT ${lock}(hashtextextended($1, 0))`, [`inbox ${consumer} ${aggregate}`]);
}
