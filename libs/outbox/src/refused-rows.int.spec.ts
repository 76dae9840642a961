import { newId } from '@leadline/domain';
import { listRefused, outboxState, retryRefused } from './index.ts';
import { eventually } from './specs/eventually.ts';
import { row, writeRows } from './specs/outbox-rows.ts';
import { neverTaken, scriptedPublisher } from './specs/scripted-publisher.ts';
import { surroundings } from './specs/surroundings.ts';
import type { Surroundings } from './specs/surroundings.ts';

jest.setTimeout(30_000);

describe('An outbox row that can never be sent', () => {
  let here: Surroundings;

  beforeAll(async () => void (here = await surroundings()));
  afterEach(async () => {
    await here.stopRelays();
    await here.run('DELETE FROM outbox');
  });
  afterAll(() => here.drop());

  const write = (...rows: ReturnType<typeof row>[]) => here.run(...writeRows(rows));
  const depthIs = (depth: number, refused: number) =>
    eventually(async () => expect(await outboxState(here.dataSource)).toMatchObject({ depth, refused }));
  const versions = (publisher: ReturnType<typeof scriptedPublisher>, wanted: string) =>
    publisher.sends
      .flat()
      .filter(({ key }) => key === wanted)
      .map(({ headers }) => headers['ce_aggregateversion']);

  it.each([1, 500])('holds up the later ones of its key and nothing else, in batches of %d', async (batchSize) => {
    const publisher = scriptedPublisher(() => undefined);
    const [bad, good] = [newId(), newId()];
    await write(row(bad), row(bad, { version: 2, topic: 'nowhere' }), row(bad, { version: 3 }), row(good), row(bad, { version: 4 }));
    here.relay({ publisher, batchSize });
    await depthIs(3, 1);
    expect([versions(publisher, bad), versions(publisher, good)]).toEqual([['1'], ['1']]);
  });

  it('says why, in the row and in the log, without its content', async () => {
    const unreadable = row(newId(), { value: { text: 'sentinel' } });
    unreadable.headers.correlationId = 'not an id';
    await write(unreadable);
    here.relay({ publisher: scriptedPublisher(() => undefined) });
    await depthIs(1, 1);
    const reason = 'Header ce_correlationid is malformed.';
    expect(await here.run('SELECT refused_because FROM outbox')).toEqual([{ refused_because: reason }]);
    expect(here.log).toContainEqual(expect.objectContaining({ level: 'error', eventId: unreadable.id, reason }));
    expect(JSON.stringify(here.log)).not.toContain('sentinel');
  });

  it('is listed with what waits behind it, without its content', async () => {
    const [bad, good] = [row(newId(), { topic: 'nowhere', value: { text: 'sentinel' } }), row(newId())];
    await write(bad, row(bad.key, { version: 2 }), row(bad.key, { version: 3 }), good);
    here.relay({ publisher: scriptedPublisher(() => undefined) });
    await depthIs(3, 1);
    const listed = await listRefused(here.dataSource);
    expect(listed).toEqual([
      expect.objectContaining({ eventId: bad.id, eventType: 'leadline.book.lent.v1', topic: 'nowhere', key: bad.key, waiting: 2 }),
    ]);
    expect(JSON.stringify(listed)).not.toContain('sentinel');
  });

  it('is left out of the age with what waits behind it: a stall of the others shows, and nothing else', async () => {
    const [bad, good] = [newId(), newId()];
    await write(row(good), row(bad), row(bad, { version: 2 }));
    await here.run(`UPDATE outbox SET created_at = clock_timestamp() - interval '1 hour' WHERE key = $1`, [bad]);
    await here.run(`UPDATE outbox SET created_at = clock_timestamp() - interval '1 minute' WHERE key = $1`, [good]);
    await here.run(`UPDATE outbox SET refused_because = 'too large' WHERE key = $1 AND headers ->> 'aggregateVersion' = '1'`, [bad]);
    const { ageSeconds } = await outboxState(here.dataSource);
    expect(Math.round(ageSeconds / 60)).toBe(1);
    await here.run('DELETE FROM outbox WHERE key = $1', [good]);
    expect(await outboxState(here.dataSource)).toEqual({ depth: 2, ageSeconds: 0, refused: 1 });
  });

  it('does not hide the earlier ones of its key', async () => {
    const key = newId();
    await write(row(key), row(key, { version: 2 }));
    await here.run(`UPDATE outbox SET created_at = clock_timestamp() - interval '1 minute'`);
    await here.run(`UPDATE outbox SET refused_because = 'too large' WHERE headers ->> 'aggregateVersion' = '2'`);
    expect((await outboxState(here.dataSource)).ageSeconds).toBeGreaterThan(30);
  });

  it('goes its way in its old place when it is mended and tried again', async () => {
    const publisher = scriptedPublisher(() => undefined);
    const key = newId();
    await write(row(key, { topic: 'nowhere' }), row(key, { version: 2 }));
    const relay = here.relay({ publisher });
    await depthIs(2, 1);
    await here.run(`UPDATE outbox SET topic = 'leads'`);
    expect(await retryRefused(here.dataSource)).toBe(1);
    relay.wake();
    await depthIs(0, 0);
    expect(versions(publisher, key)).toEqual(['1', '2']);
  });

  it('is tried again by a relay that starts anew, whose code may know better', async () => {
    await write(row(newId()));
    await here.run(`UPDATE outbox SET refused_because = 'an older release could not read it'`);
    here.relay({ publisher: scriptedPublisher(() => undefined) });
    await depthIs(0, 0);
  });

  describe('when it is the broker that will never take it', () => {
    it('is told apart from its batch, and the others are sent in order', async () => {
      const [bad, good] = [newId(), newId()];
      const publisher = scriptedPublisher((_, messages) => {
        if (messages.some(({ key, headers }) => key === bad && headers['ce_aggregateversion'] === '2')) throw neverTaken();
      });
      await write(row(good), row(bad), row(bad, { version: 2 }), row(good, { version: 2 }), row(bad, { version: 3 }));
      here.relay({ publisher });
      await depthIs(2, 1);
      expect([versions(publisher, bad), versions(publisher, good)]).toEqual([['1'], ['1', '2']]);
    });
  });
});
