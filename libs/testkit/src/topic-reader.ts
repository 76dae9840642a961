import { consumerSettings, createKafka, type Envelope, type KafkaConnection, readData, readEnvelope } from '@leadline/kafka';
import { createLogger } from '@leadline/observability';
import type { Consumer, EachMessagePayload } from 'kafkajs';
import { eventually } from './eventually.ts';
import { testLogLevel, testServers } from './environment.ts';
import type { Untyped } from './graph-client.ts';
import { testTopicPrefix } from './topic-prefix.ts';

/** A record as it lies on a topic; `envelope` throws when the record has none. */
export interface PublishedRecord<Data = Untyped> {
  key: string | null;
  partition: number;
  offset: number;
  envelope: Envelope;
  data: Data;
}

/** Reads topics of one prefix from their beginning. */
export interface TopicReader {
  /** Every record that is on the topic now, in the order of partitions and offsets. */
  read(topic: string): Promise<PublishedRecord[]>;
  stop(): Promise<void>;
}

interface OpenTopic {
  consumer: Consumer;
  records: PublishedRecord[];
  /** The offset after the last record seen, by partition. */
  positions: Map<number, number>;
}

/** Opens a reader; it keeps what it has read, so asking again is cheap. */
export function openTopicReader(prefix: string): TopicReader {
  const logger = createLogger({ service: 'topic-reader', level: testLogLevel() });
  const connection = createKafka({ brokers: testServers().brokers, clientId: 'topic-reader', topicPrefix: prefix }, logger);
  const admin = connection.kafka.admin();
  let connected: Promise<void> | undefined;
  const opened = new Map<string, Promise<OpenTopic>>();
  return {
    async read(topic) {
      await (connected ??= admin.connect());
      const open = opened.get(topic) ?? openTopic(connection, topic);
      opened.set(topic, open);
      const { records, positions } = await open;
      const ends = await admin.fetchTopicOffsets(connection.topicName(topic));
      await eventually(() => {
        for (const { partition, low, high } of ends) {
          if (Number(high) > Number(low) && (positions.get(partition) ?? 0) < Number(high))
            throw new Error(`partition ${partition} of ${topic} is not read to its end`);
        }
      });
      return records.toSorted((a, b) => a.partition - b.partition || a.offset - b.offset);
    },
    async stop() {
      for (const open of opened.values()) await (await open).consumer.disconnect();
      // A client told to disconnect while it connects goes on connecting.
      await connected?.catch(() => undefined);
      await admin.disconnect();
    },
  };
}

async function openTopic(connection: KafkaConnection, topic: string): Promise<OpenTopic> {
  const consumer = connection.kafka.consumer({ ...consumerSettings, groupId: `${testTopicPrefix()}-reader` });
  const open: OpenTopic = { consumer, records: [], positions: new Map() };
  await consumer.connect();
  await consumer.subscribe({ topic: connection.topicName(topic), fromBeginning: true });
  await consumer.run({ autoCommit: false, eachMessage: async (payload) => keep(open, payload) });
  return open;
}

function keep(open: OpenTopic, { partition, message }: EachMessagePayload): void {
  const offset = Number(message.offset);
  open.positions.set(partition, offset + 1);
  open.records.push({
    key: message.key?.toString() ?? null,
    partition,
    offset,
    get envelope() {
      return readEnvelope(message);
    },
    get data() {
      return readData(message);
    },
  });
}

/** Every record that is on a topic now. */
export async function readTopic(prefix: string, topic: string): Promise<PublishedRecord[]> {
  const reader = openTopicReader(prefix);
  try {
    return await reader.read(topic);
  } finally {
    await reader.stop();
  }
}
