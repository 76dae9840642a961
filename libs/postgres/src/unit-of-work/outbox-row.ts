import { type PersonalRecord, personalTopic } from '@leadline/contracts';
import { type Actor, newId } from '@leadline/domain';
import type { StampedEvent } from './stamp.ts';

/** The event type of a record on the personal topic. */
export const personalRecordType = 'leadline.personal.record.v1';

/** The envelope of an outbox row, without the id, which is the row's. */
export interface OutboxHeaders {
  type: string;
  source: string;
  subject: string;
  time: string;
  correlationId: string;
  causationId: string | null;
  aggregateVersion: number;
  actorId: string;
  actorRole: string;
  traceparent: string | null;
}

/** A message as it waits for the broker. */
export interface OutboxRow {
  id: string;
  topic: string;
  key: string;
  headers: OutboxHeaders;
  value: unknown;
}

interface Origin {
  actor: Actor;
  /** The service that says it. */
  source: string;
}

/** The outbox row of a fact or a process message. */
export const eventRow = (origin: Origin, { event, aggregateVersion }: StampedEvent): OutboxRow => ({
  id: newId(),
  topic: event.topic,
  key: event.subject,
  headers: headersOf(origin, { type: event.type, subject: event.subject, aggregateVersion }),
  value: event.data,
});

/** The outbox row of a person's details as they are now. */
export const personalRow = (origin: Origin, record: PersonalRecord): OutboxRow => ({
  id: newId(),
  topic: personalTopic,
  key: record.recordId,
  headers: headersOf(origin, { type: personalRecordType, subject: record.recordId, aggregateVersion: record.version }),
  value: record,
});

const headersOf = ({ actor, source }: Origin, about: Pick<OutboxHeaders, 'type' | 'subject' | 'aggregateVersion'>): OutboxHeaders => ({
  ...about,
  source,
  time: actor.now.toISOString(),
  correlationId: actor.correlationId,
  causationId: actor.causationId,
  actorId: actor.viewer.id,
  actorRole: actor.role,
  traceparent: actor.traceparent,
});
