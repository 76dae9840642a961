import { type Library, openLibrary } from '../specs/library.ts';
import { maintainInboxPartitions } from './inbox-partitions.ts';

let library: Library;
beforeEach(async () => void (library = await openLibrary()));
afterEach(() => library.close());

const idAt = (instant: string): string => {
  const hex = Date.parse(instant).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000001`;
};
const maintain = (now: string) => library.database.transaction((manager) => maintainInboxPartitions(manager, new Date(now)));
const take = async (event: string, processedAt: string): Promise<boolean> => {
  const taken: unknown[] = await library.database.query(
    `INSERT INTO inbox (consumer, event_id, processed_at) VALUES ('c', $1, $2) ON CONFLICT DO NOTHING RETURNING 1`,
    [idAt(event), processedAt],
  );
  return taken.length === 1;
};
const partitionOf = async (event: string): Promise<string> =>
  (await library.database.query('SELECT tableoid::regclass::text AS name FROM inbox WHERE event_id = $1', [idAt(event)]))[0]?.name;
const partitions = async (): Promise<string[]> =>
  (await library.database.query(`SELECT relname AS name FROM pg_class WHERE relname ~ '^inbox_\\d{4}_\\d\\d$' ORDER BY 1`)).map(
    ({ name }: { name: string }) => name,
  );

describe('Inbox partitions', () => {
  it('when a year ends › the months ahead are there, each event lies in its month, and a repeat meets its first delivery', async () => {
    await maintain('2031-12-15T00:00:00Z');
    expect(await partitions()).toEqual(expect.arrayContaining(['inbox_2031_12', 'inbox_2032_01', 'inbox_2032_02']));
    expect(await take('2031-12-31T23:59:59.999Z', '2032-01-01T00:00:01Z')).toBe(true);
    expect(await take('2032-01-01T00:00:00.000Z', '2032-01-01T00:00:01Z')).toBe(true);
    expect(await take('2031-12-31T23:59:59.999Z', '2032-02-01T00:00:00Z')).toBe(false);
    expect(await partitionOf('2031-12-31T23:59:59.999Z')).toBe('inbox_2031_12');
    expect(await partitionOf('2032-01-01T00:00:00.000Z')).toBe('inbox_2032_01');
  });

  it('when events came before their partition was made › they move into it', async () => {
    await take('2033-05-02T00:00:00Z', '2033-05-02T00:00:01Z');
    expect(await partitionOf('2033-05-02T00:00:00Z')).toBe('inbox_other');
    await maintain('2033-05-03T00:00:00Z');
    expect(await partitionOf('2033-05-02T00:00:00Z')).toBe('inbox_2033_05');
  });

  it('when a month ended 90 days ago › it is dropped, unless an event of it was processed lately', async () => {
    await maintain('2034-01-10T00:00:00Z');
    await take('2034-01-11T00:00:00Z', '2034-01-11T00:00:00Z');
    await take('2034-02-11T00:00:00Z', '2034-06-01T00:00:00Z');

    await maintain('2034-05-01T00:00:00Z');
    expect(await partitions()).toEqual(expect.arrayContaining(['inbox_2034_01', 'inbox_2034_02']));
    await maintain('2034-06-15T00:00:00Z');
    const left = await partitions();
    expect(left).not.toContain('inbox_2034_01');
    expect(left).toContain('inbox_2034_02');
  });

  it('when two processes maintain at once › both succeed', async () => {
    await Promise.all([maintain('2035-01-01T00:00:00Z'), maintain('2035-01-01T00:00:00Z')]);
    expect(await partitions()).toContain('inbox_2035_03');
  });
});
