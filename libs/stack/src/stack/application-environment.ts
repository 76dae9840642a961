import { join } from 'node:path';
import type { ApplicationName } from './applications.ts';

/** What the applications need to find each other and their servers. */
export interface Surroundings {
  root: string;
  folder: string;
  brokers: string[];
  topicPrefix: string;
  /** Base address by application. */
  urls: Record<string, string>;
  /** Database address by subgraph. */
  databases: Record<string, string>;
  /** What the gateway seals the cursors of subscriptions with, so that they outlive a restart. */
  cursorSecret: string;
  /** Given on top to every application, for example ALLOW_SIMULATED_TIME. */
  environment: Record<string, string>;
  /** Given on top to one of them. */
  environmentOf(application: ApplicationName, urls: Readonly<Record<string, string>>): Record<string, string>;
}

/** The environment variables of one application. */
export function applicationEnvironment(name: ApplicationName, around: Surroundings): Record<string, string> {
  const issuer = around.urls.identity ?? '';
  return {
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
    PORT: new URL(around.urls[name] ?? '').port,
    KAFKA_BROKERS: around.brokers.join(','),
    TOPIC_PREFIX: around.topicPrefix,
    OIDC_ISSUER: issuer,
    OIDC_JWKS_URI: `${issuer}/jwks`,
    OIDC_AUDIENCE: 'leadline',
    ...particular(name, around),
    ...around.environment,
    ...around.environmentOf(name, around.urls),
  };
}

function particular(name: ApplicationName, { root, folder, databases, urls, cursorSecret }: Surroundings): Record<string, string> {
  switch (name) {
    case 'identity':
      return { USERS_FILE: usersFile(root), KEYS_FILE: join(folder, 'identity-keys.json') };
    case 'directory':
      return { USERS_FILE: usersFile(root), DATABASE_URL: databases[name] ?? '' };
    case 'gateway':
      return {
        SUPERGRAPH: join(root, 'apps', 'gateway', 'supergraph.graphql'),
        LIVE_CURSOR_SECRET: cursorSecret,
        SUBGRAPH_URLS: JSON.stringify(graphAddresses(urls, databases)),
      };
    default:
      return { DATABASE_URL: databases[name] ?? '' };
  }
}

/** The issuer and the directory start with the same people. */
const usersFile = (root: string): string => join(root, 'infra', 'identity', 'users.json');

/** The subgraphs are the applications with a database. */
function graphAddresses(urls: Record<string, string>, databases: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.keys(databases).map((name) => [name, `${urls[name]}/graphql`]));
}
