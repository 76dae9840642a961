import { randomUUID } from 'node:crypto';
import type { Admin, IHeaders } from 'kafkajs';
import { stackUnderTest } from '../stack/environment.ts';
import { until } from '../steps/until.ts';
import { broker, logicalName, putByTest } from './broker.ts';

/** A record as its bytes lie on a topic. */
export interface RawRecord {
  /** The logical topic: `leads`, …, `personal`. */
  topic: string;
  key: Buffer | null;
  value: Buffer | null;
  headers: IHeaders;
}

/** Every record on every topic of the stack up to now, save those that tests put there themselves. */
export async function allRecords(): Promise<RawRecord[]> {
  const kafka = broker();
  const admin = kafka.admin();
  await admin.connect();
  try {
    const topics = (await admin.listTopics()).filter((name) => name.startsWith(`${stackUnderTest().topicPrefix}.`));
    const { consumer, records, positions } = collector();
    await consumer.connect();
    await consumer.subscribe({ topics, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatch: async ({ batch }) => {
        for (const { key, value, headers = {} } of batch.messages) records.push({ topic: logicalName(batch.topic), key, value, headers });
        positions.set(`${batch.topic} ${batch.partition}`, Number(batch.lastOffset()) + 1);
      },
    });
    const ends = await endsOf(admin, topics);
    await until('every topic is read to its end', async () => ends.every(({ at, high }) => (positions.get(at) ?? 0) >= high));
    await consumer.disconnect();
    return records.filter(({ headers }) => !(putByTest in headers));
  } finally {
    await admin.disconnect();
  }
}

/** Waits until nothing new comes onto any topic. */
export async function untilQuiet(): Promise<void> {
  const admin = broker().admin();
  await admin.connect();
  try {
    const topics = (await admin.listTopics()).filter((name) => name.startsWith(`${stackUnderTest().topicPrefix}.`));
    let before = '';
    await until('the topics are quiet', async () => {
      const now = JSON.stringify(await endsOf(admin, topics));
      const quiet = now === before;
      before = now;
      // Longer than the slowest step of a process takes.
      if (!quiet) await new Promise((resolve) => setTimeout(resolve, 400));
      return quiet;
    });
  } finally {
    await admin.disconnect();
  }
}

function collector() {
  const groupId = `e2e-raw-${randomUUID()}`;
  const consumer = broker().consumer({ groupId, maxWaitTimeInMs: 50, maxBytesPerPartition: 4_194_304 });
  return { consumer, records: [] as RawRecord[], positions: new Map<string, number>() };
}

async function endsOf(admin: Admin, topics: readonly string[]): Promise<{ at: string; high: number }[]> {
  const offsets = await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)));
  return topics
    .flatMap((topic, index) =>
      offsets[index]!.map(({ partition, high, low }) => ({ at: `${topic} ${partition}`, high: Number(high), low })),
    )
    .filter(({ high, low }) => high > Number(low))
    .map(({ at, high }) => ({ at, high }));
}
