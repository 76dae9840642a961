import type { Admin } from 'kafkajs';
import type { KafkaConnection } from '../connection/create-kafka.ts';
import type { TopicOptions } from './ensure-topics.ts';
import { wrongSettings } from './correct-settings.ts';
import { partitionsPerTopic, topicSettings } from './topic-settings.ts';

/** What is wrong with a topic: it is missing, or has another partition count, or settings that differ. */
export type TopicFault = { topic: string } & (
  { fault: 'missing' } | { fault: 'partitions'; found: number; wanted: number } | { fault: 'settings'; settings: string[] }
);

/** Compares the topics with what they should be, and changes nothing; the names of all, and the faults of some. */
export async function inspectTopics(
  connection: KafkaConnection,
  options: TopicOptions = {},
): Promise<{ topics: string[]; faults: TopicFault[] }> {
  const wanted = topicSettings(options.replication ?? 1).map(({ name, settings }) => ({ name: connection.topicName(name), settings }));
  const topics = wanted.map(({ name }) => name);
  const admin = connection.kafka.admin();
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const there = wanted.filter(({ name }) => existing.has(name));
    const missing = topics.filter((topic) => !existing.has(topic)).map((topic) => ({ topic, fault: 'missing' as const }));
    const counts = await countFaults(
      admin,
      there.map(({ name }) => name),
      options.partitions ?? partitionsPerTopic,
    );
    const differing = await wrongSettings(admin, there);
    const settings = differing.map(({ name, wrong }) => ({ topic: name, fault: 'settings' as const, settings: wrong }));
    return { topics, faults: [...missing, ...counts, ...settings] };
  } finally {
    await admin.disconnect();
  }
}

async function countFaults(admin: Admin, names: string[], wanted: number): Promise<TopicFault[]> {
  // Asked for no topic by name, the broker would tell of all that it has.
  if (names.length === 0) return [];
  const { topics } = await admin.fetchTopicMetadata({ topics: names });
  return topics
    .filter(({ partitions }) => partitions.length !== wanted)
    .map(({ name, partitions }) => ({ topic: name, fault: 'partitions', found: partitions.length, wanted }));
}
