import type { Actor } from '@leadline/domain';
import type { Envelope } from '@leadline/kafka';
import { currentTraceparent } from '@leadline/observability';
import { systemActor } from '@leadline/postgres';

/** The actor of what an event causes: the service itself, for whoever caused the event, at the time when it happened, within the active span. */
export function eventActor(envelope: Envelope): Actor {
  const actor = systemActor(envelope);
  const traceparent = currentTraceparent() ?? envelope.traceparent;
  return { ...actor, role: 'SERVICE', viewer: { ...actor.viewer, roles: ['SERVICE'] }, traceparent };
}
