import type { EntityManager } from 'typeorm';
import { placeText } from '../consuming/consumed-record.ts';
import type { Standing } from './plan-events.ts';
import type { ReadEvent } from './read-event.ts';

interface Answer {
  fresh: string[] | null;
  recorded: string[] | null;
  blocked: Record<string, string> | null;
}

/** Puts the ids of the events in hand, all of one partition, into the inbox and tells what is known of each, in one statement. */
export async function admitEvents(manager: EntityManager, consumer: string, events: readonly ReadEvent[]): Promise<Standing> {
  const { topic, partition } = events[0]!.record;
  const ids = events.flatMap(({ eventId }) => eventId ?? []);
  const offsets = events.map(({ record }) => record.message.offset);
  const aggregates = [...new Set(events.flatMap(({ aggregateId }) => aggregateId ?? []))];
  const rows = await manager.query<Answer[]>(admission, [consumer, ids, topic, partition, offsets, aggregates]);
  const answer = rows[0]!;
  return {
    fresh: new Set(answer.fresh),
    recorded: new Set((answer.recorded ?? []).map((offset) => placeText({ topic, partition, offset }))),
    blocked: new Map(Object.entries(answer.blocked ?? {})),
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

// The ids go in by their order in the partition: two replicas with the same records in hand wait for each other and cannot deadlock.
// Who sees an aggregate as blocked while its last event is being released parks behind it, and is released at the next look.
const admission = `
  WITH fresh AS (
    INSERT INTO inbox (consumer, event_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING RETURNING event_id
  ), recorded AS (
    SELECT "offset" FROM dead_letter WHERE consumer = $1 AND topic = $3 AND partition = $4 AND "offset" = ANY ($5::bigint[])
    UNION ALL
    SELECT "offset" FROM parked WHERE consumer = $1 AND topic = $3 AND partition = $4 AND "offset" = ANY ($5::bigint[])
  ), blocked AS (
    SELECT aggregate_id, dead_letter_id AS ahead, 1 AS weight FROM parked WHERE consumer = $1 AND aggregate_id = ANY ($6::text[])
    UNION ALL
    SELECT aggregate_id, id, 2 FROM dead_letter WHERE consumer = $1 AND aggregate_id = ANY ($6::text[]) AND state IN ('OPEN', 'RETRYING')
  )
  SELECT (SELECT array_agg(event_id::text) FROM fresh) AS fresh,
    (SELECT array_agg("offset"::text) FROM recorded) AS recorded,
    (SELECT json_object_agg(aggregate_id, ahead ORDER BY weight) FROM blocked) AS blocked`;
