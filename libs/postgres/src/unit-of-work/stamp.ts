import type { NewEvent } from '@leadline/domain';

/** An event with the version that it carries. */
export interface StampedEvent {
  event: NewEvent;
  aggregateVersion: number;
}

/**
 * Counts on from the version before: each fact gets the next one, the state that of its last fact. Without a fact the state moves on alone,
 * so between the facts of an aggregate versions may be missing, but none comes twice.
 * A process message moves nothing and carries the version that the state ends at.
 */
export function stamp(before: number, events: readonly NewEvent[]): { version: number; stamped: StampedEvent[] } {
  const facts = events.filter((event) => !event.process).length;
  const version = before + Math.max(1, facts);
  let last = before;
  const stamped = events.map((event) => ({ event, aggregateVersion: event.process ? version : (last += 1) }));
  return { version, stamped };
}
