import type { Socket } from 'node:net';
import { newId } from '@leadline/domain';
import { createPublisher } from '@leadline/kafka';
import type { KafkaConnection } from '@leadline/kafka';
import { metrics } from '@leadline/observability';
import { outboxState } from './index.ts';
import { eventually } from './specs/eventually.ts';
import { row, writeRows } from './specs/outbox-rows.ts';
import { noAnswer, scriptedPublisher } from './specs/scripted-publisher.ts';
import { surroundings } from './specs/surroundings.ts';
import type { Surroundings } from './specs/surroundings.ts';
import { watchTopics } from './specs/topic-watch.ts';

jest.setTimeout(30_000);

describe('Outbox relay in trouble', () => {
  let here: Surroundings;

  beforeAll(async () => void (here = await surroundings()));
  afterEach(async () => {
    await here.stopRelays();
    await here.run('DELETE FROM outbox');
  });
  afterAll(() => here.drop());

  const write = (...rows: ReturnType<typeof row>[]) => here.run(...writeRows(rows));
  const waiting = async () => (await outboxState(here.dataSource)).depth;

  describe('when the broker does not answer', () => {
    it('keeps every row, tries again, and sends them in order', async () => {
      const key = newId();
      const publisher = scriptedPublisher((send) => {
        if (send <= 3) throw noAnswer();
      });
      await write(row(key), row(key, { version: 2 }));
      const relay = here.relay({ publisher });
      await eventually(() => expect(publisher.begun()).toBe(2));
      expect(await waiting()).toBe(2);
      await write(row(key, { version: 3 }));
      relay.wake();
      await eventually(async () => expect(await waiting()).toBe(0));
      expect(publisher.sends.flat().map(({ headers }) => headers['ce_aggregateversion'])).toEqual(['1', '2', '3']);
      expect(here.log).toContainEqual(expect.objectContaining({ level: 'warn', retryMs: expect.any(Number) }));
    });
  });

  it('shows how many rows wait, for how long, and how many went', async () => {
    let away = true;
    const publisher = scriptedPublisher(() => {
      if (away) throw noAnswer();
    });
    await write(row(newId()), row(newId()));
    const before = await metric('outbox_published_total');
    const relay = here.relay({ publisher });
    await eventually(async () => expect(await metric('outbox_depth')).toBe(2));
    expect(await metric('outbox_age_seconds')).toBeGreaterThan(0);
    away = false;
    relay.wake();
    await eventually(async () => expect(await metric('outbox_published_total')).toBe(before + 2));
  });

  it('when nothing has failed yet › shows failures as 0, so that the first is seen', async () => {
    here.relay({ serviceName: 'untroubled', publisher: scriptedPublisher(() => undefined) });
    expect(await metrics.registry.getSingleMetricAsString('outbox_failures_total')).toContain(
      'outbox_failures_total{service="untroubled"} 0',
    );
  });

  describe('when its connections to the broker are cut again and again', () => {
    it('loses nothing and takes no key back behind what it has sent', async () => {
      const watch = await watchTopics(here.connection, 'leads');
      const line = fragileLine(here.connection);
      const keys = Array.from({ length: 10 }, newId);
      const relay = here.relay({ publisher: createPublisher(line.connection), batchSize: 20 });
      for (let version = 1; version <= 40; version += 1) {
        await write(...keys.map((key) => row(key, { version })));
        relay.wake();
        // Once it is there: on a busy machine all is written before the relay has connected.
        if (version % 8 === 0) await eventually(() => expect(line.cut()).toBeGreaterThan(0));
      }
      await eventually(async () => expect(await waiting()).toBe(0));
      await eventually(() => expect(new Set(watch.records.map(({ id }) => id)).size).toBe(400));
      for (const key of keys) expect(firstSights(watch.versionsOf(key))).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
      for (const key of keys) expect(watch.versionsOf(key).at(-1)).toBe(40);
      await watch.stop();
    });
  });

  describe('when the rows of one batch cannot be deleted while the next is sent', () => {
    // A sequence does not go back with the statement that fails: the first one only is refused.
    const refuseOnce = `
      CREATE SEQUENCE deletes;
      CREATE FUNCTION refuse_first() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN IF nextval('deletes') = 1 THEN RAISE 'canceling statement due to statement timeout'; END IF; RETURN NULL; END $$;
      CREATE TRIGGER refuse_first AFTER DELETE ON outbox EXECUTE FUNCTION refuse_first()`;

    it('sends both again, so that the newest record of a person is the last one', async () => {
      const key = newId();
      const publisher = scriptedPublisher(() => undefined);
      await here.run(refuseOnce);
      await write(row(key, { topic: 'personal' }), row(key, { topic: 'personal', version: 2 }));
      here.relay({ publisher, batchSize: 1 });
      await eventually(async () => expect(await waiting()).toBe(0));
      await here.run('DROP FUNCTION refuse_first CASCADE; DROP SEQUENCE deletes');
      expect(publisher.sends.flat().map(({ headers }) => headers['ce_aggregateversion'])).toEqual(['1', '2', '1', '2']);
    });
  });

  describe('when its database connection is lost', () => {
    it('connects anew and goes on', async () => {
      const publisher = scriptedPublisher(() => undefined);
      here.relay({ publisher, pollMs: 10 });
      const backends = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'spec outbox relay' AND datname = current_database()`;
      await eventually(async () => expect(await here.run(backends)).toHaveLength(1));
      await write(row(newId()));
      await eventually(() => expect(publisher.sends.flat()).toHaveLength(1));
    });
  });
});

async function metric(name: string): Promise<number> {
  const page = await metrics.registry.getSingleMetricAsString(name);
  return Number(page.match(/service="spec"\} ([\d.e-]+)/)?.[1] ?? 0);
}

/** The versions at their first appearance: a repeat of what was sent before is allowed. */
const firstSights = (versions: number[]): number[] => [...new Set(versions)];

/** A connection to the real broker that the spec can cut. */
function fragileLine(connection: KafkaConnection) {
  const open = new Set<Socket>();
  const newClient: KafkaConnection['newClient'] = (overrides) =>
    connection.newClient({
      ...overrides,
      socketFactory(args) {
        const socket = overrides.socketFactory(args);
        open.add(socket);
        return socket.on('close', () => open.delete(socket));
      },
    });
  return {
    connection: { ...connection, newClient },
    /** Says how many connections there were to cut. */
    cut() {
      const count = open.size;
      for (const socket of open) socket.destroy(new Error('The line was cut.'));
      return count;
    },
  };
}
