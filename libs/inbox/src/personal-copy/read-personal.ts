import { type PersonalRecord, personalRecordSchema } from '@leadline/contracts';
import { isId } from '@leadline/domain';
import { MalformedRecord, readData, readEnvelope } from '@leadline/kafka';
import { personalRecordType } from '@leadline/postgres';
import type { KafkaMessage } from 'kafkajs';
import type { ConsumedRecord } from '../consuming/consumed-record.ts';
import type { Fault } from '../consuming/fault.ts';
import { readingFault } from '../events/read-event.ts';

/** What a record of the personal topic says: the details as they are now, that its key is gone, or nothing readable. */
export type PersonalReading = { details: PersonalRecord } | { gone: string } | { fault: Fault };

/** Reads a record of the personal topic. */
export function readPersonal({ message }: ConsumedRecord): PersonalReading {
  const key = message.key?.toString() ?? '';
  if (message.value === null) return isId(key) ? { gone: key } : { fault: { kind: 'malformed-record', detail: 'tombstone without an id' } };
  try {
    return readDetails(message, key);
  } catch (error) {
    return { fault: readingFault(error) };
  }
}

function readDetails(message: KafkaMessage, key: string): PersonalReading {
  const { type } = readEnvelope(message);
  if (type !== personalRecordType) return { fault: { kind: 'unknown-version', detail: 'not a personal record of version 1' } };
  const details = personalRecordSchema.parse(readData(message));
  if (details.recordId !== key) throw new MalformedRecord('bad-header', 'The key is not the record’s id.', 'key');
  return { details };
}

/** The record that stands of each id: an erasure for ever, else the greatest version. In the order of ids, so that replicas lock alike. */
export function standing(records: readonly PersonalRecord[]): PersonalRecord[] {
  const byId = new Map<string, PersonalRecord>();
  for (const record of records) {
    const held = byId.get(record.recordId);
    if (!held || supersedes(record, held)) byId.set(record.recordId, record);
  }
  return [...byId.values()].sort((one, other) => (one.recordId < other.recordId ? -1 : 1));
}

const supersedes = (record: PersonalRecord, held: PersonalRecord): boolean =>
  record.erased === held.erased ? record.version > held.version : record.erased;
