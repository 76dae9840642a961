import { placeText } from '../consuming/consumed-record.ts';
import type { FaultyEvent, ReadEvent, ReadableEvent } from './read-event.ts';

/** What the database knows about the events in hand. */
export interface Standing {
  /** Ids that this transaction was the first to put into the inbox. */
  fresh: ReadonlySet<string>;
  /** Places of records that are already dead letters, settled or not, or parked. */
  recorded: ReadonlySet<string>;
  /** Aggregates with a dead letter ahead, and its id. */
  blocked: ReadonlyMap<string, string>;
}

/** What one transaction does with the events in hand, each list in their order. */
export interface Plan {
  handle: ReadableEvent[];
  bury: { event: FaultyEvent; deadLetterId: string }[];
  park: { event: ReadEvent; deadLetterId: string }[];
  repeats: ReadEvent[];
  /** Ids to take out of the inbox again: their events have no effect yet. */
  withdraw: string[];
}

/** Decides about the events in hand: the new ones are handled, the faulty buried, and what follows a dead letter of its aggregate parks behind it. */
export function planEvents(events: readonly ReadEvent[], standing: Standing, newDeadLetterId: () => string): Plan {
  const plan: Plan = { handle: [], bury: [], park: [], repeats: [], withdraw: [] };
  const blocked = new Map(standing.blocked);
  const fresh = new Set(standing.fresh);
  for (const event of events) {
    const ahead = event.aggregateId === null ? undefined : blocked.get(event.aggregateId);
    if (isRepeat(event, standing, fresh)) plan.repeats.push(event);
    else if (ahead !== undefined) plan.park.push({ event, deadLetterId: ahead });
    else if (event.fault === null) {
      plan.handle.push(event);
      // A second record with the same id in this batch is a repeat of this one.
      fresh.delete(event.eventId);
    } else {
      const deadLetterId = newDeadLetterId();
      plan.bury.push({ event, deadLetterId });
      if (event.aggregateId !== null) blocked.set(event.aggregateId, deadLetterId);
    }
  }
  const handled = new Set(plan.handle.map((event) => event.eventId));
  plan.withdraw = [...standing.fresh].filter((id) => !handled.has(id));
  return plan;
}

function isRepeat(event: ReadEvent, standing: Standing, fresh: ReadonlySet<string>): boolean {
  const { topic, partition, message } = event.record;
  if (standing.recorded.has(placeText({ topic, partition, offset: message.offset }))) return true;
  return event.eventId !== null && !fresh.has(event.eventId);
}
