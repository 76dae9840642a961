import { newId } from '@leadline/domain';
import { consumerSettings } from '@leadline/kafka';
import type { KafkaConnection } from '@leadline/kafka';

/** A record as it came. */
export interface SeenRecord {
  topic: string;
  key: string;
  version: number;
  id: string;
  traceparent: string | undefined;
}

/** Everything that is in some topics, in the order in which it came. */
export interface TopicWatch {
  records: SeenRecord[];
  /** The versions of one key, in order. */
  versionsOf(key: string): number[];
  stop(): Promise<void>;
}

/** Reads topics from their beginning and goes on. */
export async function watchTopics(connection: KafkaConnection, ...topics: string[]): Promise<TopicWatch> {
  const records: SeenRecord[] = [];
  const consumer = connection.kafka.consumer({ groupId: `watch-${newId()}`, ...consumerSettings });
  await consumer.connect();
  for (const topic of topics) await consumer.subscribe({ topic: connection.topicName(topic), fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ topic, message }) => {
      const header = (name: string) => message.headers?.[name]?.toString();
      records.push({
        topic: topic.split('.').at(1) ?? '',
        key: String(message.key),
        version: Number(header('ce_aggregateversion')),
        id: header('ce_id') ?? '',
        traceparent: header('traceparent'),
      });
    },
  });
  return {
    records,
    versionsOf: (key) => records.filter((record) => record.key === key).map(({ version }) => version),
    stop: () => consumer.disconnect(),
  };
}
