import { devNull } from 'node:os';
import { newId } from '@leadline/domain';
import { startTracing } from '@leadline/observability';
import { outboxState } from './index.ts';
import { eventually } from './specs/eventually.ts';
import { row, writeRows } from './specs/outbox-rows.ts';
import { gate, scriptedPublisher } from './specs/scripted-publisher.ts';
import { surroundings } from './specs/surroundings.ts';
import type { Surroundings } from './specs/surroundings.ts';
import { watchTopics } from './specs/topic-watch.ts';
import type { TopicWatch } from './specs/topic-watch.ts';

/** So long that a test ends before: whatever happens was not the poll. */
const never = 600_000;

jest.setTimeout(30_000);

describe('Outbox relay', () => {
  let here: Surroundings;
  let watch: TopicWatch;

  beforeAll(async () => {
    here = await surroundings();
    watch = await watchTopics(here.connection, 'leads', 'personal', 'accounts');
  });
  afterEach(async () => {
    await here.stopRelays();
    await here.run('DELETE FROM outbox');
  });
  afterAll(async () => {
    await watch.stop();
    await here.drop();
  });

  const write = (...rows: ReturnType<typeof row>[]) => here.run(...writeRows(rows));
  const waiting = async () => (await outboxState(here.dataSource)).depth;

  it('sends what a commit left when it is woken, and deletes it', async () => {
    const relay = here.relay({ pollMs: never });
    await here.relayAsleep();
    const key = newId();
    await write(row(key), row(key, { version: 2, topic: 'accounts' }));
    relay.wake();
    await eventually(() => expect(watch.versionsOf(key).sort()).toEqual([1, 2]));
    await eventually(async () => expect(await waiting()).toBe(0));
  });

  it('finds by itself what nobody woke it for', async () => {
    here.relay({ pollMs: 200 });
    await here.relayAsleep();
    const key = newId();
    await write(row(key));
    await eventually(() => expect(watch.versionsOf(key)).toEqual([1]));
  });

  it('sends many batches in the order of each key', async () => {
    const keys = Array.from({ length: 20 }, newId);
    for (let version = 1; version <= 60; version += 1) await write(...keys.map((key) => row(key, { version })));
    here.relay({ batchSize: 100 });
    await eventually(async () => expect(await waiting()).toBe(0));
    const inOrder = Array.from({ length: 60 }, (_, index) => index + 1);
    await eventually(() => expect(keys.map((key) => watch.versionsOf(key).length)).toEqual(keys.map(() => 60)));
    for (const key of keys) expect(watch.versionsOf(key)).toEqual(inOrder);
  });

  it('passes over no row that is committed late with a lower sequence', async () => {
    const [late, early] = [newId(), newId()];
    const relay = here.relay({ pollMs: never });
    await here.dataSource.transaction(async (manager) => {
      await manager.query(...writeRows([row(late)]));
      await write(row(early));
      relay.wake();
      await eventually(() => expect(watch.versionsOf(early)).toEqual([1]));
      await eventually(async () => expect(await waiting()).toBe(0));
    });
    relay.wake();
    await eventually(() => expect(watch.versionsOf(late)).toEqual([1]));
  });

  it('sends no fact before the personal records of its batch are acknowledged', async () => {
    const personalAcknowledged = gate();
    const publisher = scriptedPublisher((send) => (send === 1 ? personalAcknowledged.passed.then(() => undefined) : undefined));
    await write(row(newId()), row(newId(), { topic: 'personal' }), row(newId()), row(newId(), { topic: 'personal' }));
    here.relay({ publisher });
    await eventually(() => expect(publisher.begun()).toBe(1));
    expect(publisher.sends).toEqual([]);
    personalAcknowledged.open();
    await eventually(() => expect(publisher.sends).toHaveLength(2));
    expect(publisher.sends.map((messages) => messages.map(({ topic }) => topic))).toEqual([
      ['personal', 'personal'],
      ['leads', 'leads'],
    ]);
  });

  it('carries the trace of the request on to the consumers', async () => {
    const tracing = startTracing({ service: 'spec', traceFile: devNull });
    const key = newId();
    await write(row(key, { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }));
    here.relay();
    const seen = await eventually(
      () => watch.records.find((record) => record.key === key)?.traceparent ?? Promise.reject(new Error('not here yet')),
    );
    expect(seen).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)[0-9a-f]{16}-/);
    await tracing.shutdown();
  });

  describe('when it is stopped', () => {
    it('finishes the batch in hand and leaves the rest', async () => {
      const acknowledged = gate();
      const publisher = scriptedPublisher(() => acknowledged.passed.then(() => undefined));
      await write(...Array.from({ length: 4 }, () => row(newId())));
      const relay = here.relay({ publisher, batchSize: 2 });
      await eventually(() => expect(publisher.begun()).toBe(1));
      const stopped = relay.stop();
      acknowledged.open();
      await stopped;
      expect(publisher.sends.flat()).toHaveLength(2);
      expect(await waiting()).toBe(2);
    });
  });
});
