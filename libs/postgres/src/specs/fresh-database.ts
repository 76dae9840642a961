import { newId } from '@leadline/domain';
import { createLogger } from '@leadline/observability';
import { Client } from 'pg';
import type { Database } from '../database/database.ts';
import { createDatabase } from '../database/create-database.ts';
import { migrate } from '../platform/migrate.ts';
import { bookSchema, CreateBook1800000000000 } from './book.ts';
import { serverUrl } from './environment.ts';

// The test kit stands on this library, so these specs cannot use it.

/** A new database with the platform's tables and a table of books; dropped by `drop`. */
export async function freshDatabase(): Promise<{ url: string; database: Database; drop(): Promise<void> }> {
  const url = await emptyDatabase();
  const database = await connect(url);
  await migrate(database);
  const drop = async (): Promise<void> => {
    await database.destroy();
    await onServer(`DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
  };
  return { url, database, drop };
}

/** The address of a new, empty database. */
export async function emptyDatabase(): Promise<string> {
  const name = `spec_${newId().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = name;
  return url.href;
}

/** A connection pool as services have it. */
export const connect = (url: string): Promise<Database> =>
  createDatabase({
    url,
    name: 'library',
    entities: [bookSchema],
    migrations: [CreateBook1800000000000],
    logger: createLogger({ service: 'library', level: 'silent' }),
  });

/** Runs one statement as the server's administrator. */
export async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
