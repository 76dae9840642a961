import { type Library, openLibrary } from '../specs/library.ts';
import { forgetOldRequests } from './forget-requests.ts';

let library: Library;
beforeEach(async () => void (library = await openLibrary()));
afterEach(() => library.close());

const forget = (now: string) => library.database.transaction((manager) => forgetOldRequests(manager, new Date(now)));
const remember = (count: number, at: string): Promise<unknown> =>
  library.database.query(
    `INSERT INTO request (key, actor_id, name, fingerprint, aggregate, aggregate_id, at)
     SELECT 'k' || n || $2, 'a', 'addBook', 'f', 'book', gen_random_uuid(), CAST($2 AS timestamptz) FROM generate_series(1, CAST($1 AS integer)) AS n`,
    [count, at],
  );
const left = async (): Promise<number> => (await library.database.query('SELECT count(*) AS count FROM request'))[0].count;

describe('Requests › forget', () => {
  it('when they are older than 90 days › are gone, and the others stay', async () => {
    await remember(6_000, '2031-01-01T00:00:00Z');
    await remember(2, '2031-01-02T00:00:00Z');
    await forget('2031-04-01T12:00:00Z');
    expect(await left()).toBe(2);
  });

  it('when there are very many › go over several runs, none of which is long', async () => {
    await remember(100_001, '2031-01-01T00:00:00Z');
    await forget('2032-01-01T00:00:00Z');
    expect(await left()).toBe(1);
    await forget('2032-01-01T00:00:00Z');
    expect(await left()).toBe(0);
  });
});
