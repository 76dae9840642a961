import { ConnectionLost } from '../failures/connection-lost.ts';
import { typedError } from '../failures/typed-error.ts';
import { freshDatabase } from '../specs/fresh-database.ts';
import { PreparingClient } from './preparing-client.ts';

let url: string;
let drop: () => Promise<void>;
beforeAll(async () => void ({ url, drop } = await freshDatabase()));
afterAll(() => drop());

async function connected(answerWithinMs: number): Promise<PreparingClient> {
  const client = new PreparingClient({ connectionString: url, pipeline: true, answerWithinMs });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

const lost = async (work: Promise<unknown>): Promise<void> => {
  expect(await work.catch(typedError)).toBeInstanceOf(ConnectionLost);
};

describe('PreparingClient', () => {
  it('when a statement gets no answer in time › fails as one on a lost connection, and so does what follows', async () => {
    const client = await connected(200);
    await lost(client.query('SELECT pg_sleep($1)', [5]));
    await lost(client.query('SELECT $1', [1]));
  });

  it('when several are sent at once › each has its own time, and none that of those before it', async () => {
    const client = await connected(400);
    const answers = [1, 2, 3].map(() => client.query('SELECT pg_sleep($1)', [0.2]));
    expect(await Promise.all(answers)).toHaveLength(3);
    await client.end();
  });

  it('when a command takes longer, as migrations may › is waited for', async () => {
    const client = await connected(50);
    expect((await client.query('SELECT pg_sleep(0.2)')).rowCount).toBe(1);
    await client.end();
  });

  it('when a transaction cannot be started › the connection is given up, so that nothing more commits by itself', async () => {
    const client = await connected(5_000);
    // In a transaction that has failed the server refuses every command.
    await client.query('BEGIN');
    await client.query('SELECT 1 / $1::int', [0]).catch(() => undefined);
    await client.query('START TRANSACTION');
    await client.query('SELECT $1', [1]).catch(() => undefined);
    await lost(client.query('SELECT $1', [2]));
  });

  describe('when the start of a transaction fails, though the connection lives', () => {
    async function unableToStart(): Promise<PreparingClient> {
      const client = await connected(5_000);
      const { connection } = client as unknown as { connection: { query(text: string): void } };
      const send = connection.query.bind(connection);
      connection.query = (text) => send(text === 'START TRANSACTION' ? 'SELECT 1 / 0' : text);
      return client;
    }
    const kept = async (): Promise<number | null> => {
      const client = await connected(5_000);
      const { rowCount } = await client.query('SELECT FROM kept');
      await client.end();
      return rowCount;
    };
    beforeAll(async () => {
      const client = await connected(5_000);
      await client.query('CREATE TABLE kept (id integer)');
      await client.end();
    });

    it('and gets no answer at all › what waits for it fails as on a lost connection, in time', async () => {
      const client = await connected(200);
      (client as unknown as { connection: { query(): void } }).connection.query = () => undefined;
      await client.query('START TRANSACTION');
      await lost(client.query('INSERT INTO kept VALUES ($1)', [1]));
    });

    it('and it begins with a write › that is not sent, nor what comes after it', async () => {
      const client = await unableToStart();
      await client.query('START TRANSACTION');
      const written = [
        client.query('INSERT INTO kept VALUES ($1)', [1]),
        client.query('WITH more AS (SELECT) INSERT INTO kept VALUES (2)'),
      ];
      await Promise.all([...written, client.query('SELECT $1', [1])].map(lost));
      expect(await kept()).toBe(0);
    });

    it('and it begins with a read › what is written after that is not sent either', async () => {
      const client = await unableToStart();
      await client.query('START TRANSACTION');
      const read = client.query('SELECT $1', [1]).catch(() => undefined);
      await lost(client.query('INSERT INTO kept VALUES ($1)', [1]));
      await read;
      expect(await kept()).toBe(0);
    });
  });

  it('when a transaction begins with a write › what is read after it sees it, though neither was waited for', async () => {
    const client = await connected(5_000);
    await client.query('START TRANSACTION');
    const [, read] = await Promise.all([
      client.query('CREATE TEMPORARY TABLE mine AS SELECT 1'),
      client.query<{ mine: string }>(`SELECT count(*) AS mine FROM mine`),
      client.query('ROLLBACK'),
    ]);
    expect(read.rows).toEqual([{ mine: '1' }]);
    await client.end();
  });
});
