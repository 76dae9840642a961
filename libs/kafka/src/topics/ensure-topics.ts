import kafkajs from 'kafkajs';
import type { Admin } from 'kafkajs';
import type { KafkaConnection } from '../connection/create-kafka.ts';
import { partitionCounts } from './partition-counts.ts';
import { correctSettings } from './correct-settings.ts';
import { TopicMismatch } from './topic-mismatch.ts';
import { partitionsPerTopic, topicSettings } from './topic-settings.ts';
import type { TopicSettings } from './topic-settings.ts';

/** How many partitions and copies a topic gets. */
export interface TopicOptions {
  partitions?: number;
  /** Copies of each partition; 1 when absent. With 3 or more, two must have a record before it is acknowledged. */
  replication?: number;
}

/** Creates the topics that are missing and corrects the settings of the others; throws TopicMismatch rather than change a partition count. */
export async function ensureTopics(connection: KafkaConnection, options: TopicOptions = {}): Promise<void> {
  const { partitions = partitionsPerTopic, replication = 1 } = options;
  const wanted = topicSettings(replication).map(({ name, settings }) => ({ name: connection.topicName(name), settings }));
  const admin = connection.kafka.admin();
  await admin.connect();
  try {
    await createMissing(admin, wanted, { numPartitions: partitions, replicationFactor: replication });
    await refuseOtherCounts(admin, wanted, partitions);
    await correctSettings(admin, wanted);
  } finally {
    await admin.disconnect();
  }
}

async function createMissing(
  admin: Admin,
  wanted: TopicSettings[],
  counts: { numPartitions: number; replicationFactor: number },
): Promise<void> {
  const existing = new Set(await admin.listTopics());
  const topics = wanted
    .filter(({ name }) => !existing.has(name))
    .map(({ name, settings }) => ({
      topic: name,
      ...counts,
      configEntries: Object.entries(settings).map(([key, value]) => ({ name: key, value })),
    }));
  if (topics.length === 0) return;
  try {
    await admin.createTopics({ topics, waitForLeaders: false });
  } catch (error) {
    // Services start together and race for the same topics; whoever lost finds them there.
    if (!onlyAlreadyThere(error)) throw error;
  }
}

function onlyAlreadyThere(error: unknown): boolean {
  return (
    error instanceof kafkajs.KafkaJSAggregateError &&
    error.errors.every((each) => (each as { type?: unknown }).type === 'TOPIC_ALREADY_EXISTS')
  );
}

async function refuseOtherCounts(admin: Admin, wanted: TopicSettings[], partitions: number): Promise<void> {
  const counts = await partitionCounts(
    admin,
    wanted.map(({ name }) => name),
  );
  for (const [name, found] of counts) {
    if (found !== partitions) throw new TopicMismatch(name, found, partitions);
  }
}
