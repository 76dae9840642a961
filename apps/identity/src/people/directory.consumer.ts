import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  consumerSettings,
  createKafka,
  type KafkaConnection,
  MalformedRecord,
  readData,
  readEnvelope,
  type ReadableMessage,
} from '@leadline/kafka';
import type { Logger } from '@leadline/observability';
import type { Environment } from '../environment.ts';
import { type CaughtUp, caughtUp } from './caught-up.ts';
import type { People } from './people.ts';

/** The reader of the directory's facts. */
export interface DirectoryFollower {
  /** Whether everything that the directory had said when we began is known. */
  isCaughtUp(): boolean;
  stop(): Promise<void>;
}

interface Following {
  connection: KafkaConnection;
  people: People;
  progress: CaughtUp;
  logger: Logger;
}

type Consumer = ReturnType<KafkaConnection['kafka']['consumer']>;

const retryMs = 1_000;

function take({ people, logger }: Following, message: ReadableMessage & { key: Buffer | null; offset: string }): void {
  try {
    const { type, subject, time } = readEnvelope(message);
    if (message.key?.toString() !== subject)
      throw new MalformedRecord(
        'bad-header',
        'The key is not the subject: under another key the order of its facts is lost.',
        'ce_subject',
      );
    people.apply({ type, subject, time, data: readData(message) });
  } catch (error) {
    logger.error(
      { offset: message.offset, reason: error instanceof Error ? error.name : typeof error },
      'a record of the directory cannot be read',
    );
  }
}

/** Notes how much there is to read; false when the topic has not been made yet, so that there is nothing. */
async function expectPresent({ connection, progress }: Following): Promise<boolean> {
  const topic = connection.topicName('directory');
  const admin = connection.kafka.admin();
  await admin.connect();
  try {
    const topics = await admin.listTopics();
    if (!topics.includes(topic)) {
      progress.expectNothing();
      return false;
    }
    const partitions = await admin.fetchTopicOffsets(topic);
    for (const { partition, low, high } of partitions) progress.expect(partition, Number(low), Number(high));
    return true;
  } finally {
    await admin.disconnect();
  }
}

async function read(consumer: Consumer, following: Following): Promise<boolean> {
  const { connection, progress } = following;
  if (!(await expectPresent(following))) return false;
  await consumer.connect();
  await consumer.subscribe({ topics: [connection.topicName('directory')], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    async eachMessage({ partition, message }) {
      take(following, message);
      progress.reached(partition, Number(message.offset) + 1);
    },
  });
  return true;
}

async function readWhenThere(consumer: Consumer, following: Following, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      if (await read(consumer, following)) return;
    } catch (error) {
      following.logger.warn({ err: error }, 'the directory topic cannot be read yet');
    }
    await pause(retryMs, undefined, { signal }).catch(() => undefined);
  }
}

/** Follows the directory topic from its beginning, in memory; without brokers nothing is followed and all is known. */
export function followDirectory(options: { environment: Environment; people: People; logger: Logger }): DirectoryFollower {
  const { environment, people, logger } = options;
  const { KAFKA_BROKERS: brokers, TOPIC_PREFIX: topicPrefix } = environment;
  if (!brokers?.length) return { isCaughtUp: () => true, stop: async () => undefined };

  const connection = createKafka({ brokers, clientId: 'identity', topicPrefix }, logger);
  // A group of its own for each start: every process reads everything, and nothing is committed.
  const consumer = connection.kafka.consumer({ ...consumerSettings, groupId: `${topicPrefix}.identity.${randomUUID()}` });
  const following = { connection, people, progress: caughtUp(), logger };
  const ending = new AbortController();
  const reading = readWhenThere(consumer, following, ending.signal);
  return {
    isCaughtUp: following.progress.isTrue,
    async stop() {
      ending.abort();
      await consumer.disconnect();
      await reading;
    },
  };
}
