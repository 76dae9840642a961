import kafkajs from 'kafkajs';
import { ensureTopics, inspectTopics } from '../index.ts';
import { eventually } from '../specs/eventually.ts';
import { testConnection } from '../specs/test-connection.ts';

jest.setTimeout(30_000);

describe('Topics › looked at', () => {
  const { connection, drop } = testConnection();
  const admin = connection.kafka.admin();
  const [leads, accounts] = ['leads', 'accounts'].map(connection.topicName) as [string, string];

  beforeAll(() => admin.connect());
  afterAll(async () => {
    await admin.disconnect();
    await drop();
  });

  it('when none was made › all are missing, and none is made', async () => {
    const { topics, faults } = await inspectTopics(connection);
    expect(faults).toEqual(topics.map((topic) => ({ topic, fault: 'missing' })));
    expect((await admin.listTopics()).filter((name) => topics.includes(name))).toEqual([]);
  });

  it('when one has other settings and one another partition count › says so of these, and corrects nothing', async () => {
    const settings = [{ name: 'retention.ms', value: '1000' }];
    await admin.createTopics({ topics: [{ topic: accounts, numPartitions: 3 }], waitForLeaders: false });
    await ensureTopics(connection, { partitions: 2 }).catch(() => undefined);
    await admin.alterConfigs({
      validateOnly: false,
      resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: leads, configEntries: settings }],
    });
    await eventually(async () => {
      const { faults } = await inspectTopics(connection, { partitions: 2 });
      expect(faults).toContainEqual({ topic: accounts, fault: 'partitions', found: 3, wanted: 2 });
      expect(faults).toContainEqual({ topic: leads, fault: 'settings', settings: expect.arrayContaining(['retention.ms']) });
      expect(faults.filter(({ fault }) => fault === 'missing')).toEqual([]);
    });
  });
});
