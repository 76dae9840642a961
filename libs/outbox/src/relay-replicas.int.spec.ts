import { newId } from '@leadline/domain';
import { Client } from 'pg';
import { outboxState } from './index.ts';
import { eventually } from './specs/eventually.ts';
import { row, writeRows } from './specs/outbox-rows.ts';
import { gate, scriptedPublisher } from './specs/scripted-publisher.ts';
import { surroundings } from './specs/surroundings.ts';
import type { Surroundings } from './specs/surroundings.ts';
import { watchTopics } from './specs/topic-watch.ts';

const never = 600_000;

jest.setTimeout(30_000);

describe('Outbox relays of several replicas', () => {
  let here: Surroundings;

  beforeAll(async () => void (here = await surroundings()));
  afterEach(async () => {
    await here.stopRelays();
    await here.run('DELETE FROM outbox');
  });
  afterAll(() => here.drop());

  const write = (...rows: ReturnType<typeof row>[]) => here.run(...writeRows(rows));
  const waiting = async () => (await outboxState(here.dataSource)).depth;

  it('keep the order of each key together, and send nothing twice', async () => {
    const watch = await watchTopics(here.connection, 'leads');
    const relays = [here.relay({ batchSize: 7, pollMs: 5 }), here.relay({ batchSize: 7, pollMs: 5 })];
    const keys = Array.from({ length: 8 }, newId);
    for (let version = 1; version <= 50; version += 1) {
      await write(...keys.map((key) => row(key, { version })));
      relays[version % 2]?.wake();
    }
    await eventually(async () => expect(await waiting()).toBe(0));
    await eventually(() => expect(watch.records.length).toBeGreaterThanOrEqual(400));
    const inOrder = Array.from({ length: 50 }, (_, index) => index + 1);
    for (const key of keys) expect(watch.versionsOf(key)).toEqual(inOrder);
    await watch.stop();
  });

  it('call the one that has the lock when another has committed rows', async () => {
    const listener = new Client({ connectionString: here.url });
    await listener.connect();
    await listener.query('LISTEN outbox');
    const called = new Promise((resolve) => listener.once('notification', resolve));
    const acknowledged = gate();
    const publisher = scriptedPublisher((send) => (send === 1 ? acknowledged.passed.then(() => undefined) : undefined));
    await write(row(newId()));
    here.relay({ publisher, pollMs: never });
    await eventually(() => expect(publisher.begun()).toBe(1));
    const other = here.relay({ publisher: scriptedPublisher(() => undefined), pollMs: never });
    await write(row(newId()));
    other.wake();
    await called;
    acknowledged.open();
    await eventually(() => expect(publisher.sends.flat()).toHaveLength(2));
    await listener.end();
  });

  describe('when the one at work loses its database connection', () => {
    it('another takes over, and the first sends nothing more of what it had in hand', async () => {
      const acknowledged = gate();
      const first = scriptedPublisher((send) => (send === 1 ? acknowledged.passed.then(() => undefined) : undefined));
      await write(row(newId(), { topic: 'personal' }), row(newId()));
      here.relay({ publisher: first, pollMs: never });
      await eventually(() => expect(first.begun()).toBe(1));
      const second = scriptedPublisher(() => undefined);
      const [held] = await here.run<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE application_name = 'spec outbox relay' AND datname = current_database()`,
      );
      here.relay({ publisher: second, pollMs: 10 });
      await here.run('SELECT pg_terminate_backend($1)', [held?.pid]);
      await eventually(() => expect(second.sends).toHaveLength(2));
      await eventually(async () => expect(await waiting()).toBe(0));
      expect(first.abandoned()).toBe(1);
      acknowledged.open();
      await eventually(() =>
        expect(here.log).toContainEqual(expect.objectContaining({ reason: expect.stringContaining('lock on the outbox') })),
      );
      expect(first.begun()).toBe(1);
    });
  });
});
