import type { Logger } from '@leadline/observability';
import type { EntitySchema, MigrationInterface } from 'typeorm';
import { typedError } from '../failures/typed-error.ts';
import { PlatformTables1700000000000 } from '../platform/platform-tables.ts';
import { Database } from './database.ts';
import { PreparingClient } from './preparing-client.ts';
import { RequestsByAge1700000008000 } from '../platform/requests-by-age.ts';
import { RequestsPerActor1700000007000 } from '../platform/requests-per-actor.ts';
import { SnakeNaming } from './snake-naming.ts';
import { valueParsers } from './value-parsers.ts';

/** A migration's class; its name ends in the 13 digits of its time, by which migrations are ordered. */
export type MigrationClass = new () => MigrationInterface;

/** Which database, whose, with which tables. */
export interface DatabaseOptions {
  url: string;
  /** The service's name: the source of its events, and the application name that the server shows. */
  name: string;
  entities: EntitySchema[];
  migrations: MigrationClass[];
  poolSize?: number;
  logger: Logger;
}

/** Connects to a service's database through a pool; the platform's migrations come along with the service's own. Does not migrate. Throws ConnectionLost when the server cannot be reached. */
export async function createDatabase(options: DatabaseOptions): Promise<Database> {
  const { logger } = options;
  const database = new Database({
    type: 'postgres',
    url: options.url,
    applicationName: options.name,
    poolSize: options.poolSize ?? 10,
    connectTimeoutMS: 5_000,
    entities: options.entities,
    migrations: [PlatformTables1700000000000, RequestsPerActor1700000007000, RequestsByAge1700000008000, ...options.migrations],
    migrationsTableName: 'migration',
    namingStrategy: new SnakeNaming(),
    installExtensions: false,
    logging: false,
    poolErrorHandler: (error: Error) => logger.warn({ reason: error.message }, 'A pooled database connection was lost'),
    extra: {
      Client: PreparingClient,
      pipeline: true,
      types: valueParsers,
      options: '-c TimeZone=UTC',
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      // More than the server's own limit for a statement: only one that is gone without a word takes longer to answer the next.
      answerWithinMs: 40_000,
    },
  });
  try {
    await database.initialize();
  } catch (error) {
    throw typedError(error);
  }
  return database;
}
