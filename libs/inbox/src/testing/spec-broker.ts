import { createLogger } from '@leadline/observability';
import { type EventMessage, type KafkaConnection, type Publisher, createKafka, createPublisher } from '@leadline/kafka';
import type { Admin } from 'kafkajs';
import { testServers } from './environment.ts';
import { eventually } from './eventually.ts';

/** Topics of a spec's own on the shared broker. */
export interface SpecBroker {
  connection: KafkaConnection;
  /** A connection as another process would have it. */
  connect(): KafkaConnection;
  admin: Admin;
  publish(...messages: EventMessage[]): Promise<void>;
  /** What the spec's consumers and client logged. */
  log: string[];
  drop(): Promise<void>;
}

/** Creates one topic, of leads unless said otherwise, with few partitions. */
export async function specBroker({ partitions = 3, topic = 'leads' } = {}): Promise<SpecBroker> {
  const log: string[] = [];
  const logger = createLogger({ service: 'spec', level: 'debug', destination: { write: (line) => void log.push(line) } });
  const topicPrefix = `test-${crypto.randomUUID().slice(0, 8)}`;
  const connect = (): KafkaConnection => createKafka({ brokers: testServers().brokers, clientId: 'spec', topicPrefix }, logger);
  const connection = connect();
  const admin = connection.kafka.admin();
  const name = connection.topicName(topic);
  await admin.connect();
  // Waiting for leaders is left to the check below: the client fails while the broker does not know its own topic yet.
  await admin.createTopics({ topics: [{ topic: name, numPartitions: partitions }], waitForLeaders: false });
  await eventually(() => admin.fetchTopicOffsets(name));
  const publisher: Publisher = createPublisher(connection);
  await publisher.connect();
  return {
    connection,
    connect,
    admin,
    log,
    publish: (...messages) => publisher.publish(messages),
    async drop() {
      await publisher.disconnect();
      await admin.deleteTopics({ topics: [name] });
      await admin.disconnect();
    },
  };
}
