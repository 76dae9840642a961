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
});
