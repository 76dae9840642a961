import kafkajs from 'kafkajs';
import { broker, putByTest, topicName } from './broker.ts';

/** Puts a record onto a topic as it is, whatever it is; it is marked, so that no other test judges it. */
export async function putRecord(topic: string, record: { key: string; value: string; headers: Record<string, string> }): Promise<void> {
  const producer = broker().producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  await producer.connect();
  try {
    await producer.send({ topic: topicName(topic), messages: [{ ...record, headers: { ...record.headers, [putByTest]: '1' } }] });
  } finally {
    await producer.disconnect();
  }
}
