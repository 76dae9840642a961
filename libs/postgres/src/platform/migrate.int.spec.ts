import { connect, emptyDatabase, onServer } from '../specs/fresh-database.ts';
import { migrate } from './migrate.ts';
import { schemaDrift } from './schema-drift.ts';

let url: string;
beforeEach(async () => void (url = await emptyDatabase()));
afterEach(() => onServer(`DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`));

describe('migrate', () => {
  it('when three processes start at once on an empty database › each migration runs once', async () => {
    const databases = await Promise.all([connect(url), connect(url), connect(url)]);
    await Promise.all(databases.map(migrate));
    const [{ names }] = await databases[0].query(`SELECT array_agg(name ORDER BY id) AS names FROM migration`);
    await Promise.all(databases.map((database) => database.destroy()));
    expect(names).toEqual([
      'PlatformTables1700000000000',
      'RequestsPerActor1700000007000',
      'RequestsByAge1700000008000',
      'CreateBook1800000000000',
    ]);
  });

  it('when run › this month’s inbox partition is there, and the connection goes back with its limits', async () => {
    const database = await connect(url);
    await migrate(database);
    const [{ month, limit }] = await database.query(
      `SELECT to_regclass(to_char(now() AT TIME ZONE 'UTC', '"inbox_"YYYY_MM')) AS month, current_setting('statement_timeout') AS limit`,
    );
    await database.destroy();
    expect(month).toMatch(/^inbox_\d{4}_\d\d$/);
    expect(limit).toBe('30s');
  });
});

describe('schemaDrift', () => {
  it('when the tables are as the entities say › is empty; when a column is missing › says what to do', async () => {
    const database = await connect(url);
    await migrate(database);
    expect(await schemaDrift(database)).toEqual([]);
    await database.query('ALTER TABLE book DROP COLUMN labels');
    const drift = await schemaDrift(database);
    await database.destroy();
    expect(drift).toEqual([expect.stringContaining('ADD "labels" jsonb NOT NULL')]);
  });
});
