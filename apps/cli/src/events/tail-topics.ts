import { type KafkaConnection, consumerSettings } from '@leadline/kafka';
import { newId } from '@leadline/domain';
import type { Admin, Consumer } from 'kafkajs';
import { askBroker } from '../addresses/ask-broker.ts';
import { CommandFailed } from '../command/command-failed.ts';
import type { PlacedRecord } from './passing-event.ts';
import { Remaining, keyOf } from './remaining.ts';

/** What to read, and from where to where. */
export interface Tail {
  /** Logical names. */
  topics: readonly string[];
  /** From the records of this moment on; absent: from now on. */
  since?: Date;
  /** False: ends with what is there at the start. */
  follow: boolean;
  signal: AbortSignal;
  /** Is given each record; false ends the tail. */
  take(record: PlacedRecord): boolean;
}

interface Start {
  topic: string;
  partition: number;
  offset: string;
}

/** Reads topics through a group of its own, which it deletes, until it is aborted, told to end, or at the end. */
export async function tailTopics(admin: Admin, connection: KafkaConnection, tail: Tail): Promise<void> {
  const groupId = `${connection.settings.topicPrefix}.tail.${newId()}`;
  const consumer = connection.kafka.consumer({ ...consumerSettings, groupId });
  const names = tail.topics.map((topic) => connection.topicName(topic));
  try {
    const starts = await askBroker(async () => (await Promise.all(names.map((topic) => startsOf(admin, topic, tail.since)))).flat());
    const remaining = tail.follow ? undefined : new Remaining(starts, await askBroker(() => endsOf(admin, names)));
    if (!remaining?.isEmpty) await follow(consumer, starts, { ...tail, remaining });
  } finally {
    await consumer.disconnect();
    // A group that nobody has joined does not exist.
    await admin.deleteGroups([groupId]).catch(() => undefined);
  }
}

async function startsOf(admin: Admin, topic: string, since: Date | undefined): Promise<Start[]> {
  const offsets = since ? await admin.fetchTopicOffsetsByTimestamp(topic, since.getTime()) : await admin.fetchTopicOffsets(topic);
  return offsets.map(({ partition, offset }) => ({ topic, partition, offset }));
}

async function endsOf(admin: Admin, names: readonly string[]): Promise<Start[]> {
  const offsets = await Promise.all(names.map(async (topic) => ({ topic, ends: await admin.fetchTopicOffsets(topic) })));
  return offsets.flatMap(({ topic, ends }) => ends.map(({ partition, high }) => ({ topic, partition, offset: high })));
}

async function follow(consumer: Consumer, starts: readonly Start[], tail: Tail & { remaining?: Remaining }): Promise<void> {
  const ended = Promise.withResolvers<void>();
  const places = new Map(starts.map((start) => [keyOf(start), start]));
  let placed = false;
  tail.signal.addEventListener('abort', () => ended.resolve(), { once: true });
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    placed = false;
    // The client joins again by itself after what passes: a broker that has just begun, or that moved the group.
    if (!payload.restart) ended.reject(new CommandFailed(`Reading ended: ${payload.error.message}`));
  });
  // The group knows no offsets: with each joining the client would begin at the end.
  consumer.on(consumer.events.GROUP_JOIN, () => {
    for (const place of places.values()) consumer.seek(place);
    placed = true;
  });
  await consumer.connect();
  await consumer.subscribe({ topics: [...new Set(starts.map(({ topic }) => topic))] });
  await consumer.run({
    autoCommit: false,
    eachMessage: async (record) => {
      // What comes before the start is set comes again after.
      if (!placed) return;
      places.set(keyOf(record), after(record));
      const goesOn = !tail.remaining || tail.remaining.holds(record);
      if (goesOn && !tail.take(record)) ended.resolve();
      if (tail.remaining?.isEmpty) ended.resolve();
    },
  });
  await ended.promise;
}

const after = ({ topic, partition, message }: { topic: string; partition: number; message: { offset: string } }): Start => ({
  topic,
  partition,
  offset: String(BigInt(message.offset) + 1n),
});
