import { newId } from '@leadline/domain';
import pg from 'pg';
import { type BooksProcess, exitOf, startBooks } from './books/books-process.ts';
import { createTestDatabaseLater, freePort } from './late-servers.ts';
import { eventually } from './eventually.ts';
import { type Surroundings, surroundingsFor, variablesOf } from './surroundings.ts';

const statusOf = async (url: string): Promise<number> => (await fetch(url)).status;

async function post(to: BooksProcess, query: string, variables: object, headers: Record<string, string> = {}): Promise<unknown> {
  const body = JSON.stringify({ query, variables });
  const response = await fetch(`${to.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  return response.json();
}

async function outboxSubjects(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query<{ key: string }>('SELECT key FROM outbox');
  await client.end();
  return rows.map(({ key }) => key);
}

describe('The life of a service process', () => {
  let surroundings: Surroundings & { release(): Promise<void> };
  let books: BooksProcess;
  beforeAll(async () => {
    surroundings = await surroundingsFor('books', {});
  });
  afterEach(async () => {
    books.child.kill('SIGKILL');
    await exitOf(books);
  });
  afterAll(() => surroundings.release());

  it('when it is told to stop › finishes, says so and exits 0', async () => {
    books = startBooks(variablesOf(surroundings), await freePort());
    await eventually(async () => expect(await statusOf(`${books.url}/readyz`)).toBe(200), { withinMs: 30_000 });
    books.child.kill('SIGTERM');
    expect(await exitOf(books)).toBe(0);
    expect(books.output()).toContain('"msg":"stopped"');
  }, 60_000);

  it('when it runs › keeps the months of its inbox and forgets old requests by itself, not only when it starts', async () => {
    books = startBooks(variablesOf(surroundings), await freePort());
    for (const job of ['inbox-partitions', 'old-requests']) {
      await eventually(
        async () => expect(await (await fetch(`${books.url}/metrics`)).text()).toContain(`job_runs_total{job="${job}",outcome="done"`),
        { withinMs: 30_000 },
      );
    }
  }, 60_000);

  it('when the database comes later › is live but not ready, and serves as soon as it is there', async () => {
    const late = createTestDatabaseLater();
    books = startBooks({ ...variablesOf(surroundings), DATABASE_URL: late.url }, await freePort());
    await eventually(() => expect(books.output()).toContain('Connecting to the database failed; trying again'), { withinMs: 30_000 });
    expect(await statusOf(`${books.url}/livez`)).toBe(200);
    expect(await statusOf(`${books.url}/readyz`)).toBe(503);
    expect(await statusOf(`${books.url}/graphql?query={__typename}`)).toBe(503);
    const database = await late.create();
    try {
      await eventually(async () => expect(await statusOf(`${books.url}/readyz`)).toBe(200), { withinMs: 30_000 });
    } finally {
      books.child.kill('SIGTERM');
      await exitOf(books);
      await database.drop();
    }
  }, 90_000);

  it('when the broker is away › serves and is ready, keeps its events, and stops in order', async () => {
    books = startBooks({ ...variablesOf(surroundings), KAFKA_BROKERS: '127.0.0.1:1', AUTH: 'off' }, await freePort());
    await eventually(async () => expect(await statusOf(`${books.url}/readyz`)).toBe(200), { withinMs: 30_000 });
    expect(await (await fetch(`${books.url}/readyz`)).json()).toMatchObject({ ready: true, messaging: 'waiting' });
    const id = newId();
    const answer = await post(books, 'mutation($id: ID!) { addBook(input: { id: $id, title: "Dune" }) { id } }', { id });
    expect(answer).toEqual({ data: { addBook: { id } } });
    expect(await outboxSubjects(surroundings.databaseUrl)).toContain(id);
    books.child.kill('SIGTERM');
    expect(await exitOf(books)).toBe(0);
  }, 60_000);

  it('when a setting is missing › says which and exits 1', async () => {
    books = startBooks({ ...variablesOf(surroundings), DATABASE_URL: '' }, await freePort());
    expect(await exitOf(books)).toBe(1);
    expect(books.output()).toContain('DATABASE_URL is missing');
    expect(books.output()).not.toContain('    at ');
  }, 60_000);

  it('when the caller is in a trace › every log line of the request carries its id', async () => {
    books = startBooks({ ...variablesOf(surroundings), AUTH: 'off' }, await freePort());
    await eventually(async () => expect(await statusOf(`${books.url}/readyz`)).toBe(200), { withinMs: 30_000 });
    const traceId = newId().replaceAll('-', '');
    const query = 'query Given($donor: String) { books(filter: { donor: $donor }) { totalCount } }';
    const answer = await post(books, query, { donor: 'sentinel@example.org' }, { traceparent: `00-${traceId}-00f067aa0ba902b7-01` });
    expect(answer).toEqual({ data: { books: { totalCount: 0 } } });
    await eventually(() => expect(books.output()).toContain('"operation":"Given"'));
    const line =
      books
        .output()
        .split('\n')
        .find((one) => one.includes('"operation":"Given"')) ?? '{}';
    expect(JSON.parse(line)).toMatchObject({
      msg: 'request',
      kind: 'query',
      trace_id: traceId,
      roles: ['ADMIN', 'SERVICE'],
      durationMs: expect.any(Number),
    });
    expect(books.output()).not.toContain('sentinel');
  }, 60_000);
});
