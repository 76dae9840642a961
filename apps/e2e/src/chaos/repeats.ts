import { readHits } from '@leadline/failpoints';
import { type Stack, subgraphs } from '@leadline/stack';
import kafkajs from 'kafkajs';
import { hitLog } from './torment.ts';

/** The repeats that services refused, by how they came about. */
export interface Repeats {
  /** The record was read again. */
  sameOffset: number;
  /** The event was sent again, at another offset. */
  newOffset: number;
}

/** Tells the two kinds of repeats apart: where an event lies first it was taken; refused there, it was read again, refused further on, it was sent again. */
export async function refusedRepeats(stack: Stack, folder: string): Promise<Repeats> {
  const first = await firstOffsets(stack);
  const refused = subgraphs.flatMap((service) => readHits(hitLog(folder, service)).filter(({ point }) => point === 'inbox.repeat'));
  const again = refused.filter(({ detail = '' }) => {
    const [id = '', offset] = detail.split('@');
    return Number(offset) === first.get(id);
  });
  return { sameOffset: again.length, newOffset: refused.length - again.length };
}

/** The lowest offset at which each event lies; all its copies are in the partition of its key. */
async function firstOffsets({ brokers, topicPrefix }: Stack): Promise<Map<string, number>> {
  const kafka = new kafkajs.Kafka({ brokers: [...brokers], clientId: 'chaos', logLevel: kafkajs.logLevel.NOTHING });
  const [admin, consumer] = [kafka.admin(), kafka.consumer({ groupId: `${topicPrefix}-chaos`, maxWaitTimeInMs: 100 })];
  await Promise.all([admin.connect(), consumer.connect()]);
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(`${topicPrefix}.`) && !topic.includes('.personal.'));
  const counts = await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)));
  const expected = counts.flat().reduce((sum, { low, high }) => sum + Number(high) - Number(low), 0);
  const first = new Map<string, number>();
  let seen = 0;
  const all = Promise.withResolvers<void>();
  await consumer.subscribe({ topics, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ message }) => {
      const id = message.headers?.['ce_id']?.toString() ?? '';
      first.set(id, Math.min(first.get(id) ?? Infinity, Number(message.offset)));
      if ((seen += 1) >= expected) all.resolve();
    },
  });
  if (expected > 0) await all.promise;
  await Promise.all([consumer.disconnect(), admin.disconnect()]);
  return first;
}
