import { eventually } from '@leadline/testkit';
import { run } from '../testing/run-command.ts';
import { type SpecBroker, specBroker } from '../testing/spec-broker.ts';

interface Printed {
  name: string;
  subject: string;
  data?: unknown;
}

describe('leadline events tail', () => {
  let broker: SpecBroker;
  let early: string[];

  beforeAll(async () => {
    broker = await specBroker();
    early = await broker.publish(3);
  });
  afterAll(() => broker.drop());

  async function tail(...options: string[]) {
    const { exitCode, out, error } = await run(['events', 'tail', '--json', ...options], broker.variables);
    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    const events = out.split('\n').filter(Boolean);
    return { exitCode, events: events.map((line) => JSON.parse(line) as Printed) };
  }
  const subjects = (events: readonly Printed[]) => events.map(({ subject }) => subject).toSorted();

  it('since a moment, without following › prints what is there and ends', async () => {
    const { exitCode, events } = await tail('--since', '1h', '--no-follow');
    expect(subjects(events)).toEqual(early.toSorted());
    expect(events[0]).toMatchObject({ name: 'LeadContacted', version: 2 });
    expect(exitCode).toBe(0);
  });

  it('of one record, one type or another topic › prints only those', async () => {
    const since = ['--since', '1h', '--no-follow'];
    expect(subjects((await tail(...since, '--subject', early[1]!)).events)).toEqual([early[1]]);
    expect((await tail(...since, '--type', 'LeadQualified')).events).toEqual([]);
    expect((await tail(...since, '--topic', 'accounts,projects')).events).toEqual([]);
  });

  it('from now on › prints what is published while it runs, and nothing from before', async () => {
    const tailing = tail('--limit', '2');
    await groupIsThere();
    const late = await broker.publish(2);
    const { events } = await tailing;
    expect(subjects(events)).toEqual(late.toSorted());
  });

  it('leaves no group behind', async () => {
    await tail('--since', '1h', '--no-follow');
    expect(await tailGroups()).toEqual([]);
  });

  it('when a personal topic is asked for › refuses', async () => {
    expect(await run(['events', 'tail', '--topic', 'leads,personal'], broker.variables)).toMatchObject({ exitCode: 2, out: '' });
  });

  async function tailGroups(): Promise<string[]> {
    const { groups } = await broker.admin.listGroups();
    return groups.map(({ groupId }) => groupId).filter((id) => id.startsWith(`${broker.topicPrefix}.tail.`));
  }

  // The command looks where the topics end before it joins its group.
  const groupIsThere = () => eventually(async () => expect(await tailGroups()).toHaveLength(1));
});
