import { type Role, type Viewer, systemId } from './viewer.ts';

/** Who changes something, when, and as part of which chain of events. */
export interface Actor {
  viewer: Viewer;
  role: Role;
  /** The time of occurrence: the request's clock, or the time of the event that caused the change. */
  now: Date;
  correlationId: string;
  causationId: string | null;
  traceparent: string | null;
  /** True for the platform's own consumers and jobs: record rules do not apply to them. */
  system: boolean;
}

/** The platform itself as the one who acts, for seeds and jobs: passes every record rule. */
export function systemActor(now: Date, correlationId: string): Actor {
  const viewer: Viewer = { id: systemId, roles: ['SERVICE'], teamIds: [], scopes: new Set() };
  return { viewer, role: 'SERVICE', now, correlationId, causationId: null, traceparent: null, system: true };
}
