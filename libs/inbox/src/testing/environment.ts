/** The servers that integration tests use; throws a clear sentence when they are not named. */
export function testServers(): { databaseUrl: string; brokers: string[] } {
  const { TEST_DATABASE_URL: databaseUrl, TEST_KAFKA_BROKERS: brokers } = process.env;
  if (!databaseUrl || !brokers)
    throw new Error(
      'Set TEST_DATABASE_URL (a superuser of a PostgreSQL) and TEST_KAFKA_BROKERS to servers that integration tests may use.',
    );
  return { databaseUrl, brokers: brokers.split(',') };
}
