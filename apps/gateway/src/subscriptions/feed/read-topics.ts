import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Topic } from '@leadline/contracts';
import { consumerSettings, fencedClient, type KafkaConnection } from '@leadline/kafka';
import type { Consumer, EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { Positions } from './feed-event.ts';
import type { Extent } from './open-positions.ts';

/** What is done with what is read. */
export interface Reader {
  /** Says where to begin and where the present is; tried until it succeeds. */
  begin(): Promise<Extent>;
  /** Where to go on after a lost connection. */
  positions(): Positions;
  read(topic: Topic, partition: number, message: KafkaMessage): void;
  caughtUp(): void;
}

/** Reading that goes on until it is stopped. */
export interface TopicReading {
  stop(): Promise<void>;
}

const betweenAttemptsMs = 500;
const farewellMs = 8000;

/**
 * Reads every record of the topics, in a consumer group of this process alone, as the client knows no other way. Nothing is committed:
 * the positions are the reader's, and the broker forgets the empty group by itself.
 */
export function readTopics(connection: KafkaConnection, topics: readonly Topic[], reader: Reader): TopicReading {
  const stopping = new AbortController();
  const groupId = `leadline.gateway.live-${randomUUID()}`;
  const life = live(connection, { topics, reader, groupId }, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await life;
    },
  };
}

interface Reading {
  topics: readonly Topic[];
  reader: Reader;
  groupId: string;
}

async function live(connection: KafkaConnection, reading: Reading, stopping: AbortSignal): Promise<void> {
  const stopped = new Promise<string>((resolve) => stopping.addEventListener('abort', () => resolve('stopped'), { once: true }));
  let end: Positions | undefined;
  while (!stopping.aborted) {
    const client = fencedClient(connection);
    const consumer = client.kafka.consumer({
      ...consumerSettings,
      groupId: reading.groupId,
      retry: { retries: 10, initialRetryTime: 100, maxRetryTime: 1000, multiplier: 2, restartOnFailure: async () => false },
    });
    const crash = crashOf(consumer);
    const started = (async () => {
      end ??= (await reading.reader.begin()).end;
      await start(consumer, connection, { ...reading, end }, stopping);
    })();
    const reason = await Promise.race([started.then(() => crash, nameOf), stopped]);
    await leave(consumer, started);
    client.cut();
    if (stopping.aborted) return;
    connection.logger.warn({ reason }, 'the live feed lost its broker and connects again');
    await sleep(betweenAttemptsMs, undefined, { signal: stopping }).catch(() => undefined);
  }
}

async function leave(consumer: Consumer, started: Promise<void>): Promise<void> {
  // A client told to disconnect while it connects goes on connecting.
  const left = started
    .catch(() => undefined)
    .then(() => consumer.disconnect())
    .catch(() => undefined);
  await Promise.race([left, sleep(farewellMs, undefined, { ref: false })]);
}

/** Resolves with the name of what ends the client's life. */
const crashOf = (consumer: Consumer): Promise<string> =>
  new Promise((resolve) => consumer.on(consumer.events.CRASH, ({ payload }) => resolve(payload.error.name)));

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

/** Begins to read, unless it is to stop by then. */
async function start(
  consumer: Consumer,
  { topicName }: KafkaConnection,
  { topics, reader, end }: Reading & { end: Positions },
  stopping: AbortSignal,
): Promise<void> {
  const byName = new Map(topics.map((topic) => [topicName(topic), topic]));
  // The group knows no offsets: each time the client joins it would begin at the end, and miss what came meanwhile.
  consumer.on(consumer.events.GROUP_JOIN, () => {
    for (const [name, topic] of byName)
      reader.positions()[topic]?.forEach((offset, partition) => consumer.seek({ topic: name, partition, offset: String(offset) }));
    if (reaches(reader.positions(), end)) reader.caughtUp();
  });
  const eachBatch = async ({ batch, resolveOffset, heartbeat }: EachBatchPayload): Promise<void> => {
    for (const message of batch.messages) reader.read(byName.get(batch.topic)!, batch.partition, message);
    const last = batch.messages.at(-1);
    if (last) resolveOffset(last.offset);
    if (reaches(reader.positions(), end)) reader.caughtUp();
    await heartbeat();
  };
  await consumer.connect();
  if (stopping.aborted) return;
  await consumer.subscribe({ topics: [...byName.keys()] });
  await consumer.run({ autoCommit: false, eachBatch });
}

const reaches = (positions: Positions, end: Positions): boolean =>
  Object.entries(end).every(([topic, offsets]) => offsets.every((offset, partition) => positions[topic as Topic]![partition]! >= offset));
