import { personalTopic, topics } from '@leadline/contracts';
import { MalformedRecord, readEnvelope, toMessageOfJson } from '@leadline/kafka';
import type { EventMessage } from '@leadline/kafka';
import type { OutboxRow, Parcel, RefusedRow } from './outbox-row.ts';

const known = new Set<string>([...topics, personalTopic]);

/** Parts rows into those that can be sent and those that never can; what follows a refused row of its key is in neither: it has to wait. */
export function sortRows(rows: readonly OutboxRow[]): { parcels: Parcel[]; refused: RefusedRow[] } {
  const parcels: Parcel[] = [];
  const refused: RefusedRow[] = [];
  const heldKeys = new Set<string>();
  for (const row of rows) {
    if (heldKeys.has(row.key)) continue;
    const message = encoded(row);
    if (typeof message !== 'string') {
      parcels.push({ row, message });
    } else {
      refused.push({ row, reason: message });
      heldKeys.add(row.key);
    }
  }
  return { parcels, refused };
}

/** The row's message, or why there is none. The reason is of our own making: the text of another error could quote the row. */
function encoded(row: OutboxRow): EventMessage | string {
  try {
    return encode(row);
  } catch (error) {
    return error instanceof MalformedRecord ? error.message : 'The row cannot be encoded.';
  }
}

function encode(row: OutboxRow): EventMessage {
  if (!known.has(row.topic)) throw new MalformedRecord('bad-header', `There is no topic ${row.topic}.`);
  const envelope = { ...row.headers, id: row.id, time: new Date(row.headers.time) };
  const message = { ...toMessageOfJson(envelope, row.topic, row.value), key: row.key.toLowerCase() };
  // What the readers would refuse must not be sent: there it could only become a dead letter.
  readEnvelope(message);
  return message;
}
