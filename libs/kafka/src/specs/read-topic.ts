import type { KafkaConnection } from '../connection/create-kafka.ts';

/** A record as it lies in its partition. */
export interface ReadRecord {
  key: string;
  value: string | null;
  partition: number;
  headers: Record<string, string>;
}

/** Reads a topic from its beginning until it has given so many records, in the order of each partition. */
export async function readTopic(connection: KafkaConnection, topic: string, count: number): Promise<ReadRecord[]> {
  const records: ReadRecord[] = [];
  const { promise: complete, resolve } = Promise.withResolvers<true>();
  const consumer = connection.kafka.consumer({ groupId: `read-${crypto.randomUUID()}`, maxWaitTimeInMs: 50 });
  await consumer.connect();
  await consumer.subscribe({ topic: connection.topicName(topic), fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ partition, message }) => {
      const headers = Object.fromEntries(Object.entries(message.headers ?? {}).map(([name, text]) => [name, String(text)]));
      records.push({ key: String(message.key), value: message.value?.toString() ?? null, partition, headers });
      if (records.length === count) resolve(true);
    },
  });
  await complete;
  await consumer.disconnect();
  return records;
}

/** How many records a topic holds. */
export async function topicLength(connection: KafkaConnection, topic: string): Promise<number> {
  const admin = connection.kafka.admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(connection.topicName(topic));
  await admin.disconnect();
  return offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
}
