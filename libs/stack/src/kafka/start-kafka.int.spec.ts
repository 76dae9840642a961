import { Kafka, Partitioners, logLevel } from 'kafkajs';
import { killedAfter } from '../killed-run.ts';
import { identityOf } from '../process/process-identity.ts';
import { resetStack } from '../stack/reset-stack.ts';
import { removeTemporaryFolders, temporaryFolder } from '../temporary-folder.ts';
import { type KafkaServer, startKafka } from './start-kafka.ts';

jest.setTimeout(120_000);

const client = (brokers: string[]) => new Kafka({ clientId: 'spec', brokers, logLevel: logLevel.NOTHING });

async function produce(brokers: string[], value: string): Promise<void> {
  const admin = client(brokers).admin();
  await admin.createTopics({ topics: [{ topic: 'kept', numPartitions: 1 }] });
  await admin.disconnect();
  const producer = client(brokers).producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  await producer.send({ topic: 'kept', acks: -1, messages: [{ value }] });
  await producer.disconnect();
}

async function countOf(brokers: string[]): Promise<string | undefined> {
  const admin = client(brokers).admin();
  const [partition] = await admin.fetchTopicOffsets('kept');
  await admin.disconnect();
  return partition?.high;
}

const folder = temporaryFolder();
let server: KafkaServer | undefined;
afterAll(async () => {
  await server?.stop();
  await resetStack(folder);
  removeTemporaryFolders();
});

describe('Kafka', () => {
  it('when its parent was killed › is found, stopped and started anew on another port with the data; so it is after a kill of its own', async () => {
    const orphan = await killedAfter('startKafka', { folder });
    expect(identityOf(orphan.pid)).toBeDefined();
    await produce(orphan.brokers, 'before the kill');

    server = await startKafka({ folder });
    expect(identityOf(orphan.pid)).toBeUndefined();
    expect(server.brokers).not.toEqual(orphan.brokers);
    expect(await countOf(server.brokers)).toBe('1');

    await server.kill();
    await server.restart();
    expect(await countOf(server.brokers)).toBe('1');
  });
});
