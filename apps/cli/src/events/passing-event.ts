import { type EventDefinition, events } from '@leadline/contracts';
import { type Envelope, MalformedRecord, readData, readEnvelope } from '@leadline/kafka';
import type { KafkaMessage } from 'kafkajs';

/** A record and where it lies. */
export interface PlacedRecord {
  topic: string;
  partition: number;
  message: Pick<KafkaMessage, 'offset' | 'headers' | 'value' | 'timestamp'>;
}

/** An event as it passes: its envelope, and what its contract says that it says. Nothing else of the record, which anybody may have put there. */
export interface PassingEvent {
  /** Where it lies: topic, partition, offset. */
  at: string;
  name: string;
  type: string;
  subject: string;
  version: number | null;
  time: string;
  correlationId: string | null;
  actorRole: string | null;
  data?: unknown;
  /** Why it cannot be read, as a code; null when it can. */
  unreadable: string | null;
}

/** Reads a record for showing; one that cannot be read is shown by its place and the reason. */
export function passingEvent({ topic, partition, message }: PlacedRecord, { withData }: { withData: boolean }): PassingEvent {
  const at = `${topic}/${partition}@${message.offset}`;
  try {
    const envelope = readEnvelope(message);
    const definition = events.get(envelope.type);
    return {
      at,
      ...factsOf(envelope, definition),
      ...(withData && definition && { data: definition.read(readData(message)) }),
      unreadable: null,
    };
  } catch (error) {
    return { ...nothing(at, new Date(Number(message.timestamp))), unreadable: reasonOf(error) };
  }
}

/** An event in a line: when, what, of which record and version, in which role, as part of what. */
export function eventLine({ at, name, subject, version, time, actorRole, correlationId, unreadable }: PassingEvent): string {
  if (unreadable !== null) return `${time}  ✖ unreadable (${unreadable})  ${at}`;
  return `${time}  ${name.padEnd(24)}  ${subject}  v${version}  ${actorRole}  ${correlationId}`;
}

const factsOf = (envelope: Envelope, definition: EventDefinition<unknown> | undefined): Omit<PassingEvent, 'at' | 'unreadable'> => ({
  name: definition?.name ?? envelope.type,
  type: envelope.type,
  subject: envelope.subject,
  version: envelope.aggregateVersion,
  time: envelope.time.toISOString(),
  correlationId: envelope.correlationId,
  actorRole: envelope.actorRole,
});

const nothing = (at: string, time: Date): Omit<PassingEvent, 'unreadable'> => ({
  ...{ at, name: '', type: '', subject: '', version: null },
  ...{ time: time.toISOString(), correlationId: null, actorRole: null },
});

// A schema's own complaint could quote the value.
const reasonOf = (error: unknown): string =>
  error instanceof MalformedRecord ? [error.reason, error.header].filter(Boolean).join(' ') : 'invalid-body';
