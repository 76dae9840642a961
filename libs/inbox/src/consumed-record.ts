import type { KafkaMessage } from 'kafkajs';

/** A record with the place it was read from; `topic` is the name on the broker. */
export interface ConsumedRecord {
  topic: string;
  partition: number;
  message: KafkaMessage;
}

/** Where a record lies, as one string. */
export const placeOf = (record: { topic: string; partition: number; offset: string }): string =>
  `${record.topic}/${record.partition}/${record.offset}`;

/** A header as text, however badly formed the rest of the record is. */
export function headerText(message: KafkaMessage, name: string): string | null {
  const value = message.headers?.[name];
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined || first === null ? null : first.toString();
}
