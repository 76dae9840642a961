import { testLogLevel, testServers } from './environment.ts';
import { testDatabase } from './test-database.ts';
import { type TestIssuer, testIssuer } from './test-issuer.ts';
import { testTopicPrefix } from './topic-prefix.ts';

/** What a service under test meets: a database, topics and an issuer of tokens. */
export interface Surroundings {
  databaseUrl: string;
  topicPrefix: string;
  issuer: TestIssuer;
}

/** What a test changes of the usual surroundings. */
export interface TestServiceOptions {
  /** Another service under test: share its database, topics and issuer, as a second replica or a neighbour on the same stream. */
  beside?: Surroundings;
  /** With `beside`: a database of its own all the same, as a neighbour has. */
  ownDatabase?: boolean;
  /** False: come back as soon as the service serves, also without a broker. */
  consuming?: boolean;
  /** Environment variables to add or change. */
  environment?: Record<string, string>;
}

/** Fresh surroundings, or those of the service beside; `release` gives up what is not shared. */
export async function surroundingsFor(
  name: string,
  { beside, ownDatabase }: TestServiceOptions,
): Promise<Surroundings & { release(): Promise<void> }> {
  if (beside && !ownDatabase) return { ...sharedOf(beside), release: () => Promise.resolve() };
  const database = await testDatabase(name);
  if (beside) return { ...sharedOf(beside), databaseUrl: database.url, release: database.drop };
  const issuer = await testIssuer();
  const release = async (): Promise<void> => void (await Promise.all([database.drop(), issuer.close()]));
  return { databaseUrl: database.url, topicPrefix: testTopicPrefix(), issuer, release };
}

const sharedOf = ({ databaseUrl, topicPrefix, issuer }: Surroundings): Surroundings => ({ databaseUrl, topicPrefix, issuer });

/** The environment variables that make a service use its surroundings. */
export function variablesOf({ databaseUrl, topicPrefix, issuer }: Surroundings): Record<string, string> {
  return {
    NODE_ENV: 'test',
    LOG_LEVEL: testLogLevel(),
    DATABASE_URL: databaseUrl,
    KAFKA_BROKERS: testServers().brokers.join(','),
    TOPIC_PREFIX: topicPrefix,
    // Few partitions make topics quick to create; with more than one, order across aggregates is not given, as in production.
    TOPIC_PARTITIONS: '3',
    OIDC_ISSUER: issuer.issuer,
    OIDC_JWKS_URI: issuer.jwksUri,
    OIDC_AUDIENCE: issuer.audience,
    ALLOW_SIMULATED_TIME: '1',
  };
}
