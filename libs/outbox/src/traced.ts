import type { EventMessage } from '@leadline/kafka';
import { startSpan } from '@leadline/observability';
import type { DetachedSpan } from '@leadline/observability';
import type { Parcel } from './outbox-row.ts';

/** Sends messages inside one producer span each, a child of the request that wrote the row; the message carries it on to its consumers. */
export async function traced(parcels: readonly Parcel[], send: (messages: EventMessage[]) => Promise<void>): Promise<void> {
  const spans: DetachedSpan[] = [];
  const messages = parcels.map(({ row, message }) => {
    if (row.headers.traceparent === null) return message;
    const span = startSpan(`publish ${row.headers.type}`, {
      parent: row.headers.traceparent,
      kind: 'producer',
      attributes: { 'messaging.system': 'kafka', 'messaging.destination.name': row.topic, 'messaging.message.id': row.id },
    });
    spans.push(span);
    return { ...message, headers: { ...message.headers, traceparent: span.traceparent ?? row.headers.traceparent } };
  });
  try {
    await send(messages);
    for (const span of spans) span.end();
  } catch (error) {
    for (const span of spans) span.end(error);
    throw error;
  }
}
