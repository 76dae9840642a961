import { setTimeout as pause } from 'node:timers/promises';
import type { Admin } from 'kafkajs';

const patienceMs = 15_000;
const pauseMs = 50;

/** The partition count of each topic; waits for topics that were made a moment ago, which the broker's metadata does not know at once. */
export async function partitionCounts(admin: Admin, names: string[]): Promise<Map<string, number>> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      const { topics } = await admin.fetchTopicMetadata({ topics: names });
      return new Map(topics.map(({ name, partitions }) => [name, partitions.length]));
    } catch (error) {
      if (!notKnownYet(error) || Date.now() > deadline) throw error;
    }
    await pause(pauseMs);
  }
}

function notKnownYet(error: unknown): boolean {
  const { type } = error as { type?: unknown };
  return type === 'UNKNOWN_TOPIC_OR_PARTITION' || type === 'LEADER_NOT_AVAILABLE';
}
