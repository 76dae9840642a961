import { createLogger } from '@leadline/observability';
import { type Database, createDatabase, migrate } from '@leadline/postgres';
import { testDatabase } from '@leadline/testkit';

/** A service's database for a spec: with the platform's tables, and nothing in them. */
export interface ServiceDatabase {
  url: string;
  database: Database;
  drop(): Promise<void>;
}

/** Creates a service's database. */
export async function serviceDatabase(): Promise<ServiceDatabase> {
  const { url, drop } = await testDatabase('cli');
  const logger = createLogger({ service: 'spec', level: 'silent' });
  const database = await createDatabase({ url, name: 'spec', entities: [], migrations: [], poolSize: 2, logger });
  await migrate(database);
  return {
    url,
    database,
    async drop() {
      await database.destroy();
      await drop();
    },
  };
}

/** The variable that tells the command of these databases. */
export const databasesVariable = (databases: Record<string, ServiceDatabase>): Record<string, string> => ({
  LEADLINE_DATABASE_URLS: JSON.stringify(Object.fromEntries(Object.entries(databases).map(([service, { url }]) => [service, url]))),
});
