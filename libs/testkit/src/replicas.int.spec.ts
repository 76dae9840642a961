import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@leadline/domain';
import { readHits } from '@leadline/failpoints';
import pg from 'pg';
import { BookLent } from './books/book-lent.ts';
import { type BooksProcess, exitOf, startBooks } from './books/books-process.ts';
import { eventually } from './eventually.ts';
import { graphClient } from './graph-client.ts';
import { freePort } from './late-servers.ts';
import { publishAsOthers } from './publish-as-others.ts';
import { type Surroundings, surroundingsFor, variablesOf } from './surroundings.ts';
import { readTopic } from './topic-reader.ts';

const addBook = 'mutation($id: ID!) { addBook(input: { id: $id, title: "Dune" }) { id } }';
// The server ends a relay's hold of the lock after 15 s without a word.
const frozenMs = 25_000;
const bookIds = Array.from({ length: 20 }, newId);

describe('A service in several replicas', () => {
  let around: Surroundings & { release(): Promise<void> };
  let others: ReturnType<typeof publishAsOthers>;
  let database: pg.Client;
  const folder = mkdtempSync(join(tmpdir(), 'leadline-replicas-'));
  const replicas = new Map<string, BooksProcess>();
  /** The loans of each book, in the order in which they were published. */
  const lent = new Map<string, string[]>(bookIds.map((id) => [id, []]));

  beforeAll(async () => {
    around = await surroundingsFor('books', {});
    others = publishAsOthers(around.topicPrefix);
    database = new pg.Client(around.databaseUrl);
    await database.connect();
  });
  afterAll(async () => {
    replicas.forEach(({ child }) => child.kill('SIGKILL'));
    await Promise.all([...replicas.values()].map(exitOf));
    await Promise.all([others.stop(), database.end()]);
    await around.release();
    rmSync(folder, { recursive: true });
  });

  async function start(name: string, failpoints: string): Promise<void> {
    const variables = { ...variablesOf(around), FAILPOINTS: failpoints, FAILPOINT_LOG: join(folder, name) };
    const replica = startBooks(variables, await freePort());
    replicas.set(name, replica);
    const ready = async () =>
      expect(await (await fetch(`${replica.url}/readyz`)).json()).toMatchObject({ ready: true, messaging: 'running' });
    await eventually(ready, { withinMs: 60_000 });
  }
  const add = (name: string, id: string) => graphClient(`${replicas.get(name)!.url}/graphql`, around.issuer).query(addBook, { id });
  const hitOf = (name: string) => readHits(join(folder, name)).find(({ does }) => does !== 'note');
  const select = async <Row extends object>(sql: string): Promise<Row[]> => (await database.query<Row>(sql)).rows;

  /** Every book is lent so many times more, which the replicas hear from another service. */
  async function lend(times: number): Promise<void> {
    for (const bookId of Array.from({ length: times }, () => bookIds).flat()) {
      const correlationId = newId();
      lent.get(bookId)!.push(correlationId);
      await others.publish(BookLent.of(bookId, { bookId }), { correlationId });
    }
  }

  it('when the one that relays freezes past its lock, the next is killed as it relays, one is stopped and others join › none stops the rest', async () => {
    await start('first', `relay.before-publish=freeze:${frozenMs}@1,inbox.repeat=note`);
    await Promise.race([add('first', bookIds[0]!), eventually(() => expect(hitOf('first')).toBeDefined())]);
    await start('second', 'relay.before-delete=kill@1,inbox.repeat=note');
    for (const id of bookIds) await add('second', id);
    await eventually(async () => expect(await select('SELECT id FROM book')).toHaveLength(bookIds.length));
    await lend(3);
    await eventually(() => expect(hitOf('second')).toBeDefined(), { withinMs: 60_000 });
    const [frozenAt, relayedAt] = [hitOf('first')!, hitOf('second')!].map(({ at }) => Date.parse(at)) as [number, number];
    expect(relayedAt - frozenAt).toBeLessThan(frozenMs);

    await Promise.all([start('third', 'inbox.repeat=note'), start('fourth', 'inbox.repeat=note')]);
    await lend(3);
    replicas.get('third')!.child.kill('SIGTERM');
    await lend(2);
    expect(await exitOf(replicas.get('third')!)).toBe(0);
    await eventually(async () => expect(await select('SELECT id FROM book WHERE loans < 8')).toEqual([]), { withinMs: 60_000 });
    await eventually(async () => expect(await select('SELECT id FROM outbox')).toEqual([]));
    expect(replicas.get('first')!.child.exitCode).toBeNull();
  }, 180_000);

  it('every event had its effect once, in the order of its book', async () => {
    expect(await select('SELECT id FROM book WHERE loans <> 8 OR version <> 9')).toEqual([]);
    const changes = await select<{ id: string; cause: string }>(
      `SELECT aggregate_id AS id, correlation_id AS cause FROM audit WHERE version > 1 ORDER BY version`,
    );
    for (const id of bookIds) expect(changes.filter((change) => change.id === id).map(({ cause }) => cause)).toEqual(lent.get(id));
  });

  it('every event was published, in the order of its book, and again only by those that lost the lock or their life', async () => {
    const records = (await readTopic(around.topicPrefix, 'activities')).filter(({ envelope }) => envelope.source === 'books');
    const firsts = [...new Map(records.toReversed().map((record) => [record.envelope.id, record])).values()].toReversed();
    expect(records.length).toBeGreaterThan(firsts.length);
    for (const id of bookIds) {
      const versions = firsts.filter(({ key }) => key === id).map(({ envelope }) => envelope.aggregateVersion);
      expect(versions).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }
  });
});
