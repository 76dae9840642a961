import { LeadConversionRequested } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { type KafkaConnection, toMessage } from '@leadline/kafka';
import kafkajs from 'kafkajs';

/** The same records straight through kafkajs, with the settings of the platform and nothing else. */
export interface StraightKafkajs extends AsyncDisposable {
  /** Sends so many and counts them in; returns the seconds. */
  pass(count: number): Promise<number>;
}

const recordsPerSend = 500;
const topic = 'bench-straight';

function records(count: number) {
  return Array.from({ length: count }, () => {
    const envelope = {
      ...{ id: newId(), type: LeadConversionRequested.type, source: 'bench', subject: newId(), time: new Date() },
      ...{ correlationId: newId(), causationId: null, aggregateVersion: 1, actorId: newId(), actorRole: 'SERVICE', traceparent: null },
    };
    const { key, headers, value } = toMessage(envelope, topic, LeadConversionRequested.example);
    return { key, headers, value };
  });
}

/** Connects a producer and a consumer to a topic of as many partitions as ours have. */
export async function straightKafkajs({ kafka }: KafkaConnection): Promise<StraightKafkajs> {
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 12, replicationFactor: 1 }], waitForLeaders: true });
  await admin.disconnect();
  const producer = kafka.producer({ idempotent: true, createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  const consumer = kafka.consumer({ groupId: topic, maxWaitTimeInMs: 100 });
  const joined = new Promise<void>((resolve) => consumer.on('consumer.group_join', () => resolve()));
  let [expected, received] = [0, 0];
  let arrived = (): void => undefined;
  await Promise.all([producer.connect(), consumer.connect()]);
  await consumer.subscribe({ topic });
  await consumer.run({
    eachBatch: async ({ batch }) => {
      received += batch.messages.length;
      if (received >= expected) arrived();
    },
  });
  await joined;
  return {
    async pass(count) {
      const waiting = records(count);
      expected = received + count;
      const all = new Promise<void>((resolve) => (arrived = resolve));
      const begun = performance.now();
      for (let sent = 0; sent < count; sent += recordsPerSend)
        await producer.send({ topic, acks: -1, messages: waiting.slice(sent, sent + recordsPerSend) });
      await all;
      return (performance.now() - begun) / 1000;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([producer.disconnect(), consumer.disconnect()]);
    },
  };
}
