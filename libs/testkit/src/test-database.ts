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
export async function testDatabase(name = 'test'): Promise<TestDatabase> {
  const { databaseUrl } = testServers();
  const database = `${name.replace(/[^a-z0-9]/gi, '_').toLowerCase()}_${randomBytes(6).toString('hex')}`;
  await onServer(databaseUrl, `CREATE DATABASE "${database}"`);
  const url = new URL(databaseUrl);
  url.pathname = `/${database}`;
  return { url: url.href, drop: () => onServer(databaseUrl, `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`) };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
