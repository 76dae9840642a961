/** The servers that integration tests run against. */
export interface TestServers {
  databaseUrl: string;
  brokers: string[];
}

/** The servers named in the environment; throws when they are not, because there is nothing to test against. */
export function testServers(): TestServers {
  const { TEST_DATABASE_URL: databaseUrl, TEST_KAFKA_BROKERS: brokers } = process.env;
  if (!databaseUrl || !brokers) {
    throw new Error(
      'Integration tests need TEST_DATABASE_URL (a superuser of a PostgreSQL) and TEST_KAFKA_BROKERS; `npm test` starts both and sets them.',
    );
  }
  return { databaseUrl, brokers: brokers.split(',') };
}

/** How loud the services under test are; silent unless TEST_LOG_LEVEL says otherwise. */
export const testLogLevel = (): string => process.env['TEST_LOG_LEVEL'] ?? 'silent';

/** The variables of this process with others put on top, for a child process. */
export const childEnvironment = (variables: Record<string, string>): NodeJS.ProcessEnv => ({ ...process.env, ...variables });
