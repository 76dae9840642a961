import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { testServers } from './environment.ts';

/** A database of a test's own. */
export interface TestDatabase {
  url: string;
  /** Also ends every connection that is still open. */
  drop(): Promise<void>;
}

/** Creates an empty database on the test server. */
export const testDatabase = (name = 'test'): Promise<TestDatabase> => createNamedDatabase(databaseNameFor(name));

/** A database name that no other test uses. */
export const databaseNameFor = (name: string): string =>
  `${name.replace(/[^a-z0-9]/gi, '_').toLowerCase()}_${randomBytes(6).toString('hex')}`;

/** The address of a database on the test server. */
export function databaseUrlOf(database: string): string {
  const url = new URL(testServers().databaseUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** Creates an empty database of this name. */
export async function createNamedDatabase(database: string): Promise<TestDatabase> {
  await onServer(`CREATE DATABASE "${database}"`);
  return { url: databaseUrlOf(database), drop: () => onServer(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`) };
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client(testServers().databaseUrl);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
