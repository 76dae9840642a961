import type { EntityManager } from 'typeorm';
import type { Place } from '../consuming/consumed-record.ts';

/** The order in which something is released: an aggregate's, or, where no aggregate could be read, that of one dead letter. */
export type Line = { aggregateId: string } | { deadLetterId: string };

/** The next of a line: a dead letter to try again, or an event that was parked behind one. */
export interface Waiting {
  kind: 'dead-letter' | 'parked';
  deadLetterId: string;
  place: Place;
}

interface Row {
  id: string;
  state: string;
  topic: string;
  partition: number;
  offset: string;
}

/** The lines of a consumer in which something may be tried: a retry was asked for, or the dead letter ahead is settled. */
export async function movingLines(manager: EntityManager, consumer: string): Promise<Line[]> {
  const rows: { aggregate_id: string | null; id: string }[] = await manager.query(
    `SELECT aggregate_id, id FROM dead_letter WHERE consumer = $1 AND state = 'RETRYING'
     UNION ALL
     SELECT DISTINCT ON (aggregate_id) aggregate_id, dead_letter_id FROM parked WHERE consumer = $1 AND NOT EXISTS (
       SELECT FROM dead_letter ahead WHERE ahead.consumer = $1 AND ahead.aggregate_id = parked.aggregate_id AND ahead.state IN ('OPEN', 'RETRYING'))`,
    [consumer],
  );
  return rows.map(({ aggregate_id, id }) => (aggregate_id === null ? { deadLetterId: id } : { aggregateId: aggregate_id }));
}

/** Who is next in a line; nobody while an open dead letter is at its head. */
export async function nextInLine(manager: EntityManager, consumer: string, line: Line): Promise<Waiting | null> {
  const [letter]: Row[] = await manager.query(
    `SELECT id, state, topic, partition, "offset"::text FROM dead_letter
     WHERE consumer = $1 AND (id::text = $2 OR aggregate_id = $3) AND state IN ('OPEN', 'RETRYING') ORDER BY first_seen_at LIMIT 1`,
    [consumer, 'deadLetterId' in line ? line.deadLetterId : null, 'aggregateId' in line ? line.aggregateId : null],
  );
  if (letter) return letter.state === 'RETRYING' ? waiting('dead-letter', letter) : null;
  return 'aggregateId' in line ? nextParked(manager, consumer, line.aggregateId) : null;
}

// Within a partition by offset, whatever the clock said; between partitions by when they came.
async function nextParked(manager: EntityManager, consumer: string, aggregateId: string): Promise<Waiting | null> {
  const [parked]: Row[] = await manager.query(
    `SELECT dead_letter_id AS id, topic, partition, "offset"::text FROM (
       SELECT DISTINCT ON (topic, partition) * FROM parked WHERE consumer = $1 AND aggregate_id = $2 ORDER BY topic, partition, parked."offset"
     ) AS first ORDER BY parked_at LIMIT 1`,
    [consumer, aggregateId],
  );
  return parked ? waiting('parked', parked) : null;
}

const waiting = (kind: Waiting['kind'], { id, topic, partition, offset }: Row): Waiting => ({
  kind,
  deadLetterId: id,
  place: { topic, partition, offset },
});
