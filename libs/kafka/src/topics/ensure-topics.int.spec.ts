import kafkajs from 'kafkajs';
import type { Admin, ITopicConfig } from 'kafkajs';
import { ensureTopics } from '../index.ts';
import type { KafkaConnection } from '../index.ts';
import { eventually } from '../specs/eventually.ts';
import { partitionCounts } from './partition-counts.ts';
import { testConnection } from '../specs/test-connection.ts';

jest.setTimeout(30_000);

describe('Topics', () => {
  let connection: KafkaConnection;
  let drop: () => Promise<void>;
  let admin: Admin;

  beforeEach(async () => {
    ({ connection, drop } = testConnection());
    admin = connection.kafka.admin();
    await admin.connect();
  });
  afterEach(async () => {
    await admin.disconnect();
    await drop();
  });

  async function create(topic: ITopicConfig) {
    await admin.createTopics({ topics: [topic], waitForLeaders: false });
    await partitionCounts(admin, [topic.topic]);
  }

  async function settingsOf(topic: string): Promise<Record<string, string>> {
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: connection.topicName(topic) }],
    });
    return Object.fromEntries(resources[0]!.configEntries.map(({ configName, configValue }) => [configName, configValue]));
  }

  it('are made with 12 partitions: facts kept for ever, personal details compacted within bounded time', async () => {
    await ensureTopics(connection);
    const counts = await partitionCounts(admin, ['leads', 'personal'].map(connection.topicName));
    expect([...counts.values()]).toEqual([12, 12]);
    expect(await settingsOf('leads')).toMatchObject({ 'cleanup.policy': 'delete', 'retention.ms': '-1', 'max.message.bytes': '4194304' });
    expect(await settingsOf('personal')).toMatchObject({
      'cleanup.policy': 'compact',
      'max.compaction.lag.ms': '86400000',
      'segment.ms': '43200000',
    });
  });

  it('are made once when several services start together, and again', async () => {
    await Promise.all([1, 2, 3].map(() => ensureTopics(connection, { partitions: 2 })));
    await ensureTopics(connection, { partitions: 2 });
    expect((await admin.listTopics()).filter((name) => name.startsWith(connection.settings.topicPrefix!))).toHaveLength(9);
  });

  describe('when a topic has other settings', () => {
    it('are corrected', async () => {
      const topic = connection.topicName('leads');
      await create({ topic, numPartitions: 2, configEntries: [{ name: 'retention.ms', value: '1000' }] });
      await ensureTopics(connection, { partitions: 2 });
      await eventually(async () => expect(await settingsOf('leads')).toMatchObject({ 'retention.ms': '-1' }));
    });
  });

  describe('when a topic has another partition count', () => {
    it('are refused, and the topic is left as it is', async () => {
      const topic = connection.topicName('leads');
      await create({ topic, numPartitions: 3 });
      await expect(ensureTopics(connection, { partitions: 2 })).rejects.toThrow(`Topic ${topic} has 3 partitions and not 2.`);
      expect(await partitionCounts(admin, [topic])).toEqual(new Map([[topic, 3]]));
    });
  });
});
