import { personalTopic, topics } from '@leadline/contracts';

/** The most bytes that one record's value may have. */
export const maxRecordBytes = 1024 * 1024;

/** The most bytes of values in one send: the client makes one record batch per partition of them, and `max.message.bytes` bounds a batch. */
export const maxSendBytes = 2 * maxRecordBytes;

/** Partition counts never change: the key picks the partition, so another count would break the order per aggregate. */
export const partitionsPerTopic = 12;

const hour = 3_600_000;
const everyTopic = { 'max.message.bytes': String(4 * maxRecordBytes), 'message.timestamp.type': 'CreateTime' };

/** Facts are kept for ever. */
const factSettings = { ...everyTopic, 'cleanup.policy': 'delete', 'retention.ms': '-1', 'retention.bytes': '-1' };

/** Of personal details only the latest is kept, and what an erasure replaced is gone from disk within two days, however quiet the topic is. */
const personalSettings = {
  ...everyTopic,
  'cleanup.policy': 'compact',
  'max.compaction.lag.ms': String(24 * hour),
  'segment.ms': String(12 * hour),
  'min.cleanable.dirty.ratio': '0.1',
};

/** A topic's name and its settings at the broker. */
export interface TopicSettings {
  name: string;
  settings: Record<string, string>;
}

/** Every logical topic with its broker settings. */
export function topicSettings(replication: number): TopicSettings[] {
  const copies: Record<string, string> = replication >= 3 ? { 'min.insync.replicas': '2' } : {};
  return [
    ...topics.map((name) => ({ name, settings: { ...factSettings, ...copies } })),
    { name: personalTopic, settings: { ...personalSettings, ...copies } },
  ];
}
