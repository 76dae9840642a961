import { createLogger } from '@leadline/observability';
import { createKafka } from '../connection/create-kafka.ts';
import type { KafkaConnection } from '../connection/create-kafka.ts';
import { testBrokers } from './environment.ts';

/** A connection with topics of its own, and the log lines that it writes. */
export function testConnection(): { connection: KafkaConnection; log: string[]; drop(): Promise<void> } {
  const log: string[] = [];
  const logger = createLogger({ service: 'spec', level: 'debug', destination: { write: (line) => void log.push(line) } });
  const topicPrefix = `test-${crypto.randomUUID().slice(0, 8)}`;
  const connection = createKafka({ brokers: testBrokers(), clientId: 'spec', topicPrefix }, logger);
  return { connection, log, drop: () => dropTopics(connection, topicPrefix) };
}

async function dropTopics(connection: KafkaConnection, prefix: string): Promise<void> {
  const admin = connection.kafka.admin();
  await admin.connect();
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(`${prefix}.`));
  if (topics.length > 0) await admin.deleteTopics({ topics });
  await admin.disconnect();
}
