import type { EntityManager } from 'typeorm';
import { faultLine } from '../consuming/fault.ts';
import type { Plan } from './plan-events.ts';
import type { ReadEvent } from './read-event.ts';

/** Writes what a plan buries and parks, and takes the ids without an effect out of the inbox again. A place that another replica has just written fails the transaction; its repeat then finds it. */
export async function putAside(manager: EntityManager, consumer: string, plan: Pick<Plan, 'bury' | 'park' | 'withdraw'>): Promise<void> {
  if (plan.withdraw.length > 0) {
    await manager.query('DELETE FROM inbox WHERE consumer = $1 AND event_id = ANY ($2::uuid[])', [consumer, plan.withdraw]);
  }
  for (const { event, deadLetterId } of plan.bury) {
    await manager.query(
      `INSERT INTO dead_letter (consumer, topic, partition, "offset", event_id, event_type, aggregate_id, id, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [consumer, ...placeAndNames(event), deadLetterId, faultLine(event.fault)],
    );
  }
  for (const { event, deadLetterId } of plan.park) {
    await manager.query(
      `INSERT INTO parked (consumer, topic, partition, "offset", event_id, event_type, aggregate_id, dead_letter_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [consumer, ...placeAndNames(event), deadLetterId],
    );
  }
}

function placeAndNames(event: ReadEvent): unknown[] {
  const { topic, partition, message } = event.record;
  return [topic, partition, message.offset, event.eventId, event.eventType, event.aggregateId];
}
