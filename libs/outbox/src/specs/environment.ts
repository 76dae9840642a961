function named(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`Set ${variable} to a server that integration tests may use.`);
  return value;
}

/** Where the specs find a PostgreSQL, as an administrator, and a broker. */
export const specServers = () => ({ databaseUrl: named('TEST_DATABASE_URL'), brokers: named('TEST_KAFKA_BROKERS').split(',') });
