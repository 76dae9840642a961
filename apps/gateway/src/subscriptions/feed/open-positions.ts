import type { Topic } from '@leadline/contracts';
import { fencedClient, type KafkaConnection } from '@leadline/kafka';
import type { Positions } from './feed-event.ts';

/** Where the topics stand: where to begin so that a share of the past is read again, and where they end now. */
export interface Extent {
  begin: Positions;
  end: Positions;
}

/** Asks the broker where the topics stand; throws while one of them is not there yet. `past`: how many records to read again in all. */
export async function extentOf(connection: KafkaConnection, topics: readonly Topic[], past: number): Promise<Extent> {
  const { topicName } = connection;
  // Asked for several topics at once, the client may open two sockets to a broker, and forgets one of them.
  const { kafka, cut } = fencedClient(connection);
  const admin = kafka.admin();
  await admin.connect();
  try {
    const offsets = await Promise.all(topics.map(async (topic) => [topic, await admin.fetchTopicOffsets(topicName(topic))] as const));
    const share = Math.floor(past / offsets.reduce((count, [, partitions]) => count + partitions.length, 0));
    const positions = (pick: (high: number, low: number) => number): Positions =>
      Object.fromEntries(
        offsets.map(([topic, partitions]) => [
          topic,
          partitions.toSorted((a, b) => a.partition - b.partition).map(({ high, low }) => pick(Number(high), Number(low))),
        ]),
      );
    return { begin: positions((high, low) => Math.max(low, high - share)), end: positions((high) => high) };
  } finally {
    await admin.disconnect();
    cut();
  }
}
