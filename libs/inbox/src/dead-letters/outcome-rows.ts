import { newId } from '@leadline/domain';
import type { EntityManager } from 'typeorm';
import { type Fault, faultLine } from '../consuming/fault.ts';
import type { Waiting } from './waiting.ts';

/** Writes down that a waiting record was taken in. */
export async function settle(manager: EntityManager, consumer: string, waiting: Waiting): Promise<void> {
  if (waiting.kind === 'parked') await unpark(manager, consumer, waiting);
  else
    await manager.query(`UPDATE dead_letter SET state = 'RESOLVED', attempts = attempts + 1, closed_at = clock_timestamp() WHERE id = $1`, [
      waiting.deadLetterId,
    ]);
}

/** Writes down that a waiting record failed for good: a dead letter opens again, a parked event becomes one and holds up the others of its line. */
export async function refuse(manager: EntityManager, consumer: string, refused: { waiting: Waiting; fault: Fault }): Promise<void> {
  const { waiting, fault } = refused;
  if (waiting.kind === 'dead-letter') {
    await manager.query(`UPDATE dead_letter SET state = 'OPEN', attempts = attempts + 1, reason = $2 WHERE id = $1`, [
      waiting.deadLetterId,
      faultLine(fault),
    ]);
    return;
  }
  const id = newId();
  const { topic, partition, offset } = waiting.place;
  const [{ aggregate_id }]: [{ aggregate_id: string }] = await manager.query(
    `INSERT INTO dead_letter (id, consumer, topic, partition, "offset", event_id, event_type, aggregate_id, reason)
     SELECT $5, consumer, topic, partition, "offset", event_id, event_type, aggregate_id, $6
     FROM parked WHERE consumer = $1 AND topic = $2 AND partition = $3 AND "offset" = $4 RETURNING aggregate_id`,
    [consumer, topic, partition, offset, id, faultLine(fault)],
  );
  await unpark(manager, consumer, waiting);
  await manager.query('UPDATE parked SET dead_letter_id = $3 WHERE consumer = $1 AND aggregate_id = $2', [consumer, aggregate_id, id]);
}

async function unpark(manager: EntityManager, consumer: string, { place }: Waiting): Promise<void> {
  await manager.query('DELETE FROM parked WHERE consumer = $1 AND topic = $2 AND partition = $3 AND "offset" = $4', [
    consumer,
    place.topic,
    place.partition,
    place.offset,
  ]);
}
