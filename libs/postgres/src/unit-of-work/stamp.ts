import type { NewEvent } from '@leadline/domain';

/** An event with the version that it carries. */
export interface StampedEvent {
  event: NewEvent;
  aggregateVersion: number;
}

/**
 * Gives each fact a version one greater than the last, and the state the version of its last fact (one more than before when there is none).
 * A process message moves nothing and carries the version that the state ends at.
 */
export function stamp(before: number, events: readonly NewEvent[]): { version: number; stamped: StampedEvent[] } {
  const facts = events.filter((event) => !event.process).length;
  const version = before + Math.max(1, facts);
  let last = before;
  const stamped = events.map((event) => ({ event, aggregateVersion: event.process ? version : (last += 1) }));
  return { version, stamped };
}
