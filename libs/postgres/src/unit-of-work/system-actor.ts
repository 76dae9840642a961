import { type Actor, type Role, roles } from '@leadline/domain';

interface CausingEvent {
  id: string;
  time: Date;
  correlationId: string;
  actorId: string;
  actorRole: string;
  traceparent: string | null;
}

/** Acts on an event: in the name of whoever caused it, at its time, in its chain; record rules do not apply. */
export function systemActor(event: CausingEvent): Actor {
  const role = roles.find((known) => known === event.actorRole) ?? ('SERVICE' satisfies Role);
  return {
    viewer: { id: event.actorId, roles: [role], teamIds: [], scopes: new Set() },
    role,
    now: event.time,
    correlationId: event.correlationId,
    causationId: event.id,
    traceparent: event.traceparent,
    system: true,
  };
}
