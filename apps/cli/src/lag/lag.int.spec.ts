import { consumerSettings } from '@leadline/kafka';
import { eventually } from '@leadline/testkit';
import type { Consumer } from 'kafkajs';
import { run, runJson } from '../testing/run-command.ts';
import { type SpecBroker, specBroker } from '../testing/spec-broker.ts';
import type { GroupLag } from './lag-report.ts';

describe('leadline lag and replay-group', () => {
  let broker: SpecBroker;
  let groupId: string;
  let consumer: Consumer;
  const lag = () => runJson<(GroupLag & { lag: number })[]>(['lag', '--max', '4'], broker.variables);
  const replay = (...options: string[]) => run(['replay-group', 'accounts.conversions', ...options], broker.variables);

  beforeAll(async () => {
    broker = await specBroker();
    groupId = `${broker.topicPrefix}.accounts.conversions`;
  });
  afterAll(async () => {
    await consumer.disconnect();
    await broker.admin.deleteGroups([groupId]);
    await broker.drop();
  });

  async function consume(): Promise<void> {
    consumer = broker.connection.kafka.consumer({ ...consumerSettings, groupId });
    await consumer.connect();
    await consumer.subscribe({ topics: [broker.connection.topicName('leads')], fromBeginning: true });
    await consumer.run({ eachMessage: async () => {} });
  }

  /** Joins and waits in the first record until it is let go. */
  async function heldUpConsumer(group: string): Promise<{ leave(): Promise<void> }> {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const member = broker.connection.kafka.consumer({ ...consumerSettings, groupId: group });
    await member.connect();
    await member.subscribe({ topics: [broker.connection.topicName('leads')], fromBeginning: true });
    await member.run({ autoCommit: false, eachMessage: () => released });
    return {
      async leave() {
        release();
        await member.disconnect();
      },
    };
  }
  /** Of the two; where the records lie depends on their keys, which are new every time. */
  async function partitionsRead(): Promise<number> {
    const [leads] = await broker.admin.fetchOffsets({ groupId, topics: [broker.connection.topicName('leads')] });
    return leads!.partitions.filter(({ offset }) => Number(offset) > 0).length;
  }
  const caughtUp = () => eventually(async () => expect((await lag()).data).toMatchObject([{ group: groupId, members: 1, lag: 0 }]));

  it('when no group has been there › says so, exit code 1', async () => {
    expect(await run(['lag'], broker.variables)).toMatchObject({ exitCode: 1, out: expect.stringContaining('leadline doctor') });
  });

  it('when a group has taken everything › exit code 0', async () => {
    await broker.publish(6);
    await consume();
    await caughtUp();
    expect((await lag()).exitCode).toBe(0);
  });

  it('when a group is held up at its first record, so that it has never committed › counts all that waits, exit code 1', async () => {
    const stuck = `${broker.topicPrefix}.projects.delivery`;
    const heldUp = await heldUpConsumer(stuck);
    try {
      await eventually(async () => {
        const { data, exitCode } = await lag();
        expect(data).toContainEqual(expect.objectContaining({ group: stuck, members: 1, lag: 6 }));
        expect(exitCode).toBe(1);
      });
    } finally {
      await heldUp.leave();
      await broker.admin.deleteGroups([stuck]);
    }
  });

  it('when the group runs › is not set back, because it would not notice', async () => {
    expect(await replay('--from', 'beginning', '--yes')).toMatchObject({ exitCode: 1, error: expect.stringContaining('Stop its service') });
  });

  it('when its members are gone › exit code 1, with what waits', async () => {
    await consumer.disconnect();
    await broker.publish(5);
    const { exitCode, data } = await lag();
    expect(data).toMatchObject([{ group: groupId, members: 0, lag: 5 }]);
    expect(exitCode).toBe(1);
  });

  it('when a replay is not confirmed › shows what would be read again and changes nothing', async () => {
    expect(await replay('--from', 'beginning')).toMatchObject({ exitCode: 0, out: expect.stringMatching(/ 6\nNothing has been changed/) });
    const { exitCode, data } = await runJson(['replay-group', 'accounts.conversions', '--from', 'beginning'], broker.variables);
    const topics = [{ topic: broker.connection.topicName('leads'), partitions: await partitionsRead(), records: 6 }];
    expect({ exitCode, data }).toEqual({ exitCode: 0, data: { group: groupId, done: false, records: 6, topics } });
    expect((await lag()).data).toMatchObject([{ lag: 5 }]);
  });

  it('when it is confirmed › the group reads all of it again', async () => {
    expect(await replay('--from', '1h', '--yes')).toMatchObject({ exitCode: 0, out: expect.stringContaining('is set back') });
    expect((await lag()).data).toMatchObject([{ lag: 11 }]);
    await consume();
    await caughtUp();
  });

  it('when there is no such group, or it does not read the topic › says so, exit code 1', async () => {
    expect(await run(['replay-group', 'accounts.nothing', '--from', '1h'], broker.variables)).toMatchObject({ exitCode: 1 });
    await consumer.disconnect();
    expect(await replay('--from', '1h', '--topic', 'projects')).toMatchObject({ exitCode: 1, error: expect.stringContaining('.leads.v1') });
  });
});
