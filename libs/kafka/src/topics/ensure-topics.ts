import kafkajs from 'kafkajs';
import type { Admin } from 'kafkajs';
import type { KafkaConnection } from '../connection/create-kafka.ts';
import { partitionCounts } from './partition-counts.ts';
import { TopicMismatch } from './topic-mismatch.ts';
import { partitionsPerTopic, topicSettings } from './topic-settings.ts';

export interface TopicOptions {
  partitions?: number;
  /** Copies of each partition; 1 when absent. With 3 or more, two must have a record before it is acknowledged. */
  replication?: number;
}

type Settings = Record<string, string>;

/** Creates the topics that are missing and corrects the settings of the others; throws TopicMismatch rather than change a partition count. */
export async function ensureTopics(connection: KafkaConnection, options: TopicOptions = {}): Promise<void> {
  const { partitions = partitionsPerTopic, replication = 1 } = options;
  const wanted = new Map([...topicSettings()].map(([topic, own]) => [connection.topicName(topic), withCopies(own, replication)]));
  const admin = connection.kafka.admin();
  await admin.connect();
  try {
    const missing = await missingOf(admin, [...wanted.keys()]);
    await create(admin, missing, { wanted, partitions, replication });
    await refuseOtherCounts(admin, [...wanted.keys()], partitions);
    await correctSettings(admin, wanted);
  } finally {
    await admin.disconnect();
  }
}

function withCopies(own: Settings, replication: number): Settings {
  return replication >= 3 ? { ...own, 'min.insync.replicas': '2' } : own;
}

async function missingOf(admin: Admin, names: string[]): Promise<string[]> {
  const existing = new Set(await admin.listTopics());
  return names.filter((name) => !existing.has(name));
}

async function create(
  admin: Admin,
  names: string[],
  { wanted, partitions, replication }: { wanted: Map<string, Settings>; partitions: number; replication: number },
): Promise<void> {
  if (names.length === 0) return;
  const topics = names.map((topic) => ({
    topic,
    numPartitions: partitions,
    replicationFactor: replication,
    configEntries: Object.entries(wanted.get(topic)!).map(([name, value]) => ({ name, value })),
  }));
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

async function refuseOtherCounts(admin: Admin, names: string[], partitions: number): Promise<void> {
  for (const [name, found] of await partitionCounts(admin, names)) {
    if (found !== partitions) throw new TopicMismatch(name, found, partitions);
  }
}

async function correctSettings(admin: Admin, wanted: Map<string, Settings>): Promise<void> {
  const type = kafkajs.ConfigResourceTypes.TOPIC;
  const asked = [...wanted].map(([name, settings]) => ({ type, name, configNames: Object.keys(settings) }));
  const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: asked });
  const wrong = resources.filter(({ resourceName, configEntries }) =>
    configEntries.some(({ configName, configValue }) => wanted.get(resourceName)![configName] !== configValue),
  );
  if (wrong.length === 0) return;
  const corrected = wrong.map(({ resourceName: name }) => ({
    type,
    name,
    configEntries: Object.entries(wanted.get(name)!).map(([key, value]) => ({ name: key, value })),
  }));
  await admin.alterConfigs({ validateOnly: false, resources: corrected });
}
