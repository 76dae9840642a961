import { maxRecordBytes } from '../topics/topic-settings.ts';
import type { Envelope, EventMessage } from './envelope.ts';
import { MalformedRecord } from './malformed-record.ts';

/** Encodes an event as CloudEvents 1.0, Kafka binary mode, keyed by its subject; throws MalformedRecord when it is too large to be read. */
export function toMessage(envelope: Envelope, topic: string, data: unknown): EventMessage {
  return toMessageOfJson(envelope, topic, JSON.stringify(data));
}

/** The same for data that is JSON text already. */
export function toMessageOfJson(envelope: Envelope, topic: string, value: string): EventMessage {
  if (Buffer.byteLength(value) > maxRecordBytes) {
    throw new MalformedRecord('too-large', `The data of ${envelope.type} has more than ${maxRecordBytes} bytes.`);
  }
  // PostgreSQL gives ids back in lower case whatever case a client chose: one spelling, so that one aggregate has one partition.
  return { topic, key: envelope.subject.toLowerCase(), headers: headersOf(envelope), value };
}

function headersOf(envelope: Envelope): Record<string, string> {
  const headers: Record<string, string> = {
    ce_specversion: '1.0',
    ce_id: envelope.id.toLowerCase(),
    ce_type: envelope.type,
    ce_source: envelope.source,
    ce_subject: envelope.subject.toLowerCase(),
    ce_time: envelope.time.toISOString(),
    ce_correlationid: envelope.correlationId.toLowerCase(),
    ce_aggregateversion: String(envelope.aggregateVersion),
    ce_actorid: envelope.actorId,
    ce_actorrole: envelope.actorRole,
    'content-type': 'application/json',
  };
  if (envelope.causationId !== null) headers['ce_causationid'] = envelope.causationId.toLowerCase();
  if (envelope.traceparent !== null) headers['traceparent'] = envelope.traceparent;
  return headers;
}
