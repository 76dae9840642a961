import { type Actor, newId, type NewEvent, type Viewer } from '@leadline/domain';

/** Somebody who may own books. */
export const aViewer = (): Viewer => ({ id: newId(), roles: ['REP'], teamIds: [], scopes: new Set() });

/** The viewer as an actor, at a fixed time. */
export const actorOf = (viewer: Viewer = aViewer()): Actor => ({
  viewer,
  role: 'REP',
  now: new Date('2026-11-22T12:00:00.000Z'),
  correlationId: 'c0ffee00-0000-4000-8000-000000000000',
  causationId: null,
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  system: false,
});

/** A fact about a record. */
export const fact = (type: string, subject: string, data: unknown = {}): NewEvent => ({
  type,
  topic: 'books',
  subject,
  data,
  process: false,
});

/** A process message about a record. */
export const message = (type: string, subject: string): NewEvent => ({ ...fact(type, subject), topic: 'loans', process: true });
