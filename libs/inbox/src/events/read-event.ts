import { isId } from '@leadline/domain';
import { type Envelope, MalformedRecord, readData, readPlacedEnvelope } from '@leadline/kafka';
import type { KafkaMessage } from 'kafkajs';
import { ZodError } from 'zod';
import { type ConsumedRecord, headerText } from '../consuming/consumed-record.ts';
import type { Fault } from '../consuming/fault.ts';
import type { Handler } from './handler.ts';

/** A record of interest to a consumer, with what of it can be read whatever its fault. */
interface Known {
  record: ConsumedRecord;
  eventId: string | null;
  eventType: string | null;
  aggregateId: string | null;
}

/** A record that can be handled. */
export interface ReadableEvent extends Known {
  fault: null;
  eventId: string;
  envelope: Envelope;
  data: unknown;
  handler: Handler;
}

/** A record that can never be handled as it is. */
export interface FaultyEvent extends Known {
  fault: Fault;
}

/** What a record turned out to be. */
export type ReadEvent = ReadableEvent | FaultyEvent;

/** The handlers of a consumer, found by event type; throws at start-up when two want the same. */
export interface Wanted {
  types: ReadonlyMap<string, Handler>;
  stems: ReadonlySet<string>;
}

/** Indexes the handlers of a consumer. */
export function wantedBy(handlers: readonly Handler[]): Wanted {
  const types = new Map(handlers.map((handler) => [handler.definition.type, handler]));
  if (handlers.length === 0) throw new Error('a consumer without handlers has nothing to listen to');
  if (types.size !== handlers.length) throw new Error('two handlers of one consumer want the same event');
  return { types, stems: new Set([...types.keys()].map(stemOf)) };
}

/** Whether any handler wants the record, in whatever version, by its type header alone; one that does not say its type is everybody's concern. */
export function isWanted(message: KafkaMessage, wanted: Wanted): boolean {
  const eventType = headerText(message, 'ce_type');
  return eventType === null || wanted.stems.has(stemOf(eventType));
}

/** Reads a wanted record; a faulty one tells its fault. */
export function readEvent(record: ConsumedRecord, wanted: Wanted): ReadEvent {
  const { message } = record;
  const eventType = headerText(message, 'ce_type');
  const known: Known = { record, eventType, eventId: idIn(headerText(message, 'ce_id')), aggregateId: aggregateOf(message) };
  const handler = wanted.types.get(eventType ?? '');
  if (eventType !== null && !handler) return { ...known, fault: { kind: 'unknown-version', detail: versionOf(eventType) } };
  try {
    const envelope = readPlacedEnvelope(message);
    if (!handler) throw new Error('an envelope was read from a record that does not say its type');
    return { ...known, fault: null, eventId: envelope.id, envelope, handler, data: handler.definition.read(readData(message)) };
  } catch (error) {
    return { ...known, fault: readingFault(error) };
  }
}

const stemOf = (type: string): string => type.replace(/\.v\d+$/, '');

const versionOf = (type: string): string => /v\d+$/.exec(type)?.[0] ?? 'none';

const idIn = (text: string | null): string | null => (text !== null && isId(text) ? text.toLowerCase() : null);

// The key says which aggregate orders this record even when the headers cannot.
function aggregateOf(message: KafkaMessage): string | null {
  return idIn(message.key?.toString() ?? null) ?? idIn(headerText(message, 'ce_subject'));
}

/** Says why a record could not be read, without quoting it. */
export function readingFault(error: unknown): Fault {
  if (error instanceof MalformedRecord) return { kind: 'malformed-record', detail: [error.reason, error.header].filter(Boolean).join(' ') };
  if (error instanceof ZodError) {
    return {
      kind: 'invalid-body',
      detail: error.issues
        .slice(0, 5)
        .map((issue) => `${issue.path.join('.') || 'body'} ${issue.code}`)
        .join(', '),
    };
  }
  throw error;
}
