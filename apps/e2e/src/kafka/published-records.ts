import type { Stack } from '@leadline/stack';
import kafkajs from 'kafkajs';

/** A record as it lies on a topic. */
export interface PublishedRecord {
  /** Without the prefix of the stack. */
  topic: string;
  partition: number;
  offset: number;
  /** Of the event: all its copies are in the partition of its key. */
  id: string;
  type: string;
  /** The service that published it. */
  source: string;
  subject: string;
  version: number;
}

/** Reads every record of every topic of a stack, the personal one included, in the order of their offsets. */
export async function publishedRecords({ brokers, topicPrefix }: Stack): Promise<PublishedRecord[]> {
  const kafka = new kafkajs.Kafka({ brokers: [...brokers], clientId: 'e2e', logLevel: kafkajs.logLevel.NOTHING });
  const [admin, consumer] = [kafka.admin(), kafka.consumer({ groupId: `${topicPrefix}-records`, maxWaitTimeInMs: 100 })];
  await Promise.all([admin.connect(), consumer.connect()]);
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(`${topicPrefix}.`));
  const counts = await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)));
  const expected = counts.flat().reduce((sum, { low, high }) => sum + Number(high) - Number(low), 0);
  const records: PublishedRecord[] = [];
  const all = Promise.withResolvers<void>();
  await consumer.subscribe({ topics, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ topic, partition, message }) => {
      records.push({ topic: topic.slice(topicPrefix.length + 1), partition, ...recordOf(message) });
      if (records.length >= expected) all.resolve();
    },
  });
  if (expected > 0) await all.promise;
  await Promise.all([consumer.disconnect(), admin.disconnect()]);
  return records.sort((a, b) => a.offset - b.offset);
}

function recordOf({ headers, offset }: kafkajs.KafkaMessage): Omit<PublishedRecord, 'topic' | 'partition'> {
  const header = (name: string): string => headers?.[`ce_${name}`]?.toString() ?? '';
  const [id, type, source, subject] = [header('id'), header('type'), header('source'), header('subject')];
  return { offset: Number(offset), id, type, source, subject, version: Number(header('aggregateversion')) };
}
