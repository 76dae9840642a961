import type { IHeaders, KafkaMessage } from 'kafkajs';
import { maxRecordBytes } from '../topics/topic-settings.ts';
import type { Envelope } from './envelope.ts';
import { headerText, optionalHeader, patterns, requiredHeader } from './headers.ts';
import { MalformedRecord } from './malformed-record.ts';

/** What this needs of a record: a consumer's message, or one that is about to be sent. */
export type ReadableMessage = { headers?: IHeaders | undefined; value: KafkaMessage['value'] | string };

/** Reads the envelope of a record, trusting nothing; throws MalformedRecord. The data is read by `readData`. */
export function readEnvelope(message: ReadableMessage): Envelope {
  const headers = message.headers ?? {};
  refuseTooLarge(message.value);
  requiredHeader(headers, 'ce_specversion', patterns.specVersion);
  if (message.value !== null) requiredHeader(headers, 'content-type', patterns.json);
  return {
    id: requiredHeader(headers, 'ce_id', patterns.uuid),
    type: requiredHeader(headers, 'ce_type', patterns.type),
    source: requiredHeader(headers, 'ce_source', patterns.word),
    subject: requiredHeader(headers, 'ce_subject', patterns.uuid),
    time: readInstant(headers),
    correlationId: requiredHeader(headers, 'ce_correlationid', patterns.uuid),
    causationId: optionalHeader(headers, 'ce_causationid', patterns.uuid),
    aggregateVersion: readVersion(headers),
    actorId: requiredHeader(headers, 'ce_actorid', patterns.word),
    actorRole: requiredHeader(headers, 'ce_actorrole', patterns.word),
    traceparent: readTraceparent(headers),
  };
}

/** Reads the envelope of a record that lies on a topic, under its subject as key; throws MalformedRecord. */
export function readPlacedEnvelope(message: ReadableMessage & Pick<KafkaMessage, 'key'>): Envelope {
  const envelope = readEnvelope(message);
  if (message.key?.toString() === envelope.subject) return envelope;
  throw new MalformedRecord('bad-header', 'The key is not the subject: under another key the order of its events is lost.', 'ce_subject');
}

/** Reads the data of a record: parsed JSON that is still to be checked against its schema, or null for a tombstone; throws MalformedRecord. */
export function readData(message: ReadableMessage): unknown {
  if (message.value === null) return null;
  refuseTooLarge(message.value);
  try {
    return JSON.parse(message.value.toString()) as unknown;
  } catch {
    // The parser's own message quotes the text, which may be personal.
    throw new MalformedRecord('not-json', 'The value is not JSON.');
  }
}

function refuseTooLarge(value: ReadableMessage['value']): void {
  if (value !== null && Buffer.byteLength(value) > maxRecordBytes) {
    throw new MalformedRecord('too-large', `The value has more than ${maxRecordBytes} bytes.`);
  }
}

function readInstant(headers: IHeaders): Date {
  const time = new Date(requiredHeader(headers, 'ce_time', patterns.instant));
  if (Number.isNaN(time.getTime())) throw new MalformedRecord('bad-header', 'Header ce_time is no moment of the calendar.', 'ce_time');
  return time;
}

function readVersion(headers: IHeaders): number {
  const version = Number(requiredHeader(headers, 'ce_aggregateversion', patterns.integer));
  if (version > 0x7fffffff) throw new MalformedRecord('bad-header', 'Header ce_aggregateversion is out of range.', 'ce_aggregateversion');
  return version;
}

/** A bad trace header must not cost the event: the W3C standard says to start a new trace. */
function readTraceparent(headers: IHeaders): string | null {
  const text = headerText(headers, 'traceparent');
  return text !== undefined && patterns.traceparent.test(text) ? text : null;
}
