import type { Topic } from '@leadline/contracts';
import type { KafkaConnection } from '@leadline/kafka';
import { EventLog } from './event-log.ts';
import type { FeedEvent, Positions } from './feed-event.ts';
import { readFeedEvent } from './feed-event.ts';
import { extentOf } from './open-positions.ts';
import { type TopicReading, readTopics } from './read-topics.ts';

/** The events of the stream, in one order for this process, as they come. */
export interface LiveFeed {
  /** Resolves once the feed has caught up with the present; rejects when that takes longer than the time allowed. */
  ready(withinMs: number): Promise<void>;
  positions(): Positions;
  /** The events behind a position, oldest first; undefined when some of them are no longer at hand. */
  since(positions: Positions, topics: readonly Topic[]): FeedEvent[] | undefined;
  /** Calls back with every event from now on; call the result to end that. */
  listen(listener: (event: FeedEvent) => void): () => void;
  stop(): Promise<void>;
}

/** Follows the topics of a broker, which may be away now or later, and remembers the latest events. */
export function liveFeed(connection: KafkaConnection, topics: readonly Topic[], remembered: number): LiveFeed {
  const { logger } = connection;
  const listeners = new Set<(event: FeedEvent) => void>();
  const caughtUp = Promise.withResolvers<void>();
  let positions: Record<string, readonly number[]> = {};
  let log: EventLog;

  function tell(event: FeedEvent): void {
    log.append(event);
    for (const listener of listeners) listener(event);
  }

  const reading: TopicReading = readTopics(connection, topics, {
    async begin() {
      const { begin, end } = await extentOf(connection, topics, remembered);
      positions = { ...begin } as typeof positions;
      log = new EventLog(remembered, begin);
      return { begin, end };
    },
    positions: () => positions,
    read(topic, partition, message) {
      const offset = Number(message.offset);
      const before = positions[topic]!;
      // Read again after a rebalance or a lost connection.
      if (offset < before[partition]!) return;
      positions = { ...positions, [topic]: before.with(partition, offset + 1) };
      try {
        tell(readFeedEvent(message, { topic, partition, offset, after: positions }));
      } catch (error) {
        logger.warn({ topic, partition, offset, reason: (error as Error).name }, 'a record is no event; subscribers are not told of it');
      }
    },
    caughtUp: caughtUp.resolve,
  });

  return {
    ready: (withinMs) => within(withinMs, caughtUp.promise),
    positions: () => positions,
    since: (from, of) => log.since(from, of),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: reading.stop,
  };
}

async function within(milliseconds: number, awaited: Promise<void>): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`not ready within ${milliseconds} ms`)), milliseconds);
  try {
    await Promise.race([awaited, late]);
  } finally {
    clearTimeout(timer);
  }
}
