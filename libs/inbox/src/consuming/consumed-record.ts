import type { KafkaMessage } from 'kafkajs';

/** A record with the place it was read from; `topic` is the name on the broker. */
export interface ConsumedRecord {
  topic: string;
  partition: number;
  message: KafkaMessage;
}

/** Where a record lies. */
export interface Place {
  topic: string;
  partition: number;
  offset: string;
}

/** A place as one string. */
export const placeText = ({ topic, partition, offset }: Place): string => `${topic}/${partition}/${offset}`;

/** A header as text, however badly formed the rest of the record is. */
export function headerText(message: KafkaMessage, name: string): string | null {
  const value = message.headers?.[name];
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined || first === null ? null : first.toString();
}
