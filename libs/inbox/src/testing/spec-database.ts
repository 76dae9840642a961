import { createLogger } from '@leadline/observability';
import { type Database, createDatabase, migrate } from '@leadline/postgres';
import pg from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { type DatabaseLine, databaseLine } from './database-line.ts';
import { testServers } from './environment.ts';

// No unique key: what takes effect twice must show.
class Effects1800000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE effect (sequence bigserial, event_id uuid, lead_id uuid, version int, actor jsonb)');
  }

  async down(): Promise<void> {}
}

/** A migrated database of a spec's own, reached over a line that the spec can cut. */
export interface SpecDatabase {
  database: Database;
  line: DatabaseLine;
  drop(): Promise<void>;
}

/** Creates a database with the platform's tables and a table of effects. */
export async function specDatabase(): Promise<SpecDatabase> {
  const { databaseUrl } = testServers();
  const name = `inbox_${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
  await onServer(databaseUrl, `CREATE DATABASE ${name}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  const line = await databaseLine(url.href);
  const logger = createLogger({ service: 'spec', level: 'silent' });
  const database = await createDatabase({ url: line.url, name: 'spec', entities: [], migrations: [Effects1800000000000], logger });
  await migrate(database);
  return {
    database,
    line,
    async drop() {
      await database.destroy();
      await line.close();
      await onServer(databaseUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(statement);
  await client.end();
}
