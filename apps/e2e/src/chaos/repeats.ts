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

/** Tells the two kinds of repeats apart: by the offsets at which the refused event lies on its topic. */
export async function refusedRepeats(stack: Stack, folder: string): Promise<Repeats> {
  const places = await placesOfEvents(stack);
  const refused = subgraphs.flatMap((service) => readHits(hitLog(folder, service)).filter(({ point }) => point === 'inbox.repeat'));
  const offsets = refused.map(({ detail = '' }) => places.get(detail) ?? 0);
  return { sameOffset: offsets.filter((count) => count === 1).length, newOffset: offsets.filter((count) => count > 1).length };
}

/** At how many offsets each event lies. */
async function placesOfEvents({ brokers, topicPrefix }: Stack): Promise<Map<string, number>> {
  const kafka = new kafkajs.Kafka({ brokers: [...brokers], clientId: 'chaos', logLevel: kafkajs.logLevel.NOTHING });
  const [admin, consumer] = [kafka.admin(), kafka.consumer({ groupId: `${topicPrefix}-chaos`, maxWaitTimeInMs: 100 })];
  await Promise.all([admin.connect(), consumer.connect()]);
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(`${topicPrefix}.`) && !topic.includes('.personal.'));
  const counts = await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)));
  const expected = counts.flat().reduce((sum, { low, high }) => sum + Number(high) - Number(low), 0);
  const places = new Map<string, number>();
  let seen = 0;
  const all = Promise.withResolvers<void>();
  await consumer.subscribe({ topics, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ message }) => {
      const id = message.headers?.['ce_id']?.toString() ?? '';
      places.set(id, (places.get(id) ?? 0) + 1);
      if ((seen += 1) >= expected) all.resolve();
    },
  });
  if (expected > 0) await all.promise;
  await Promise.all([consumer.disconnect(), admin.disconnect()]);
  return places;
}
