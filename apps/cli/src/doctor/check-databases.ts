import type { DataSource } from 'typeorm';
import type { Addresses } from '../addresses/find-addresses.ts';
import { type Look, inEachDatabase } from '../addresses/in-each-database.ts';
import { type Finding, well, wrong } from './finding.ts';
import { startAnew } from './start-anew.ts';

/** What a database says of itself. */
export interface DatabaseState {
  version: string;
  /** How many migrations it has had; none when it has no platform tables. */
  migrations: number;
  /** Whether it takes changes: a standby does not. */
  writable: boolean;
}

/** Looks whether each service's database answers, has been migrated, and takes changes. */
export async function checkDatabases(addresses: Addresses): Promise<Finding[]> {
  const looks = await inEachDatabase(Object.entries(addresses.databases), stateOf);
  return looks.map((look) => judgeDatabase(look, addresses));
}

/** What to think of a database. */
export function judgeDatabase(look: Look<DatabaseState>, addresses: Pick<Addresses, 'origin' | 'folder'>): Finding {
  const about = `postgres ${look.service}`;
  if ('failure' in look) {
    const remedy = startAnew(addresses, 'postgres', 'Is the server up, and are role, password and name in LEADLINE_DATABASE_URLS right?');
    return wrong(about, look.failure, remedy);
  }
  const { version, migrations, writable } = look.found;
  if (migrations === 0) return wrong(about, 'has no tables of ours', `Migrate it: start ${look.service}, or run its main.ts migrate.`);
  if (!writable)
    return wrong(about, 'takes no changes: it is a standby, or set to read-only', 'Name the primary server, or end the read-only mode.');
  return well(about, `PostgreSQL ${version}, ${migrations} migrations`);
}

async function stateOf(dataSource: DataSource): Promise<DatabaseState> {
  const [server]: [{ version: string; writable: boolean; migrated: boolean }] = await dataSource.query(
    `SELECT current_setting('server_version') AS version, to_regclass('outbox') IS NOT NULL AND to_regclass('migration') IS NOT NULL AS migrated,
       NOT pg_is_in_recovery() AND current_setting('default_transaction_read_only') = 'off' AS writable`,
  );
  if (!server.migrated) return { ...server, migrations: 0 };
  const [{ migrations }]: [{ migrations: number }] = await dataSource.query('SELECT count(*)::int AS migrations FROM migration');
  return { ...server, migrations };
}
