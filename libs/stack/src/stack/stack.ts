import type { KafkaServer } from '../kafka/start-kafka.ts';
import type { PostgresServer } from '../postgres/start-postgres.ts';
import { StackError } from '../stack-error.ts';
import type { Surroundings } from './application-environment.ts';
import type { ApplicationName, SubgraphName } from './applications.ts';
import type { Shutdown } from './shutdown.ts';
import type { Replica, Services } from './start-applications.ts';
import { removeState, writeState } from './state-file.ts';
import { localToken } from './token.ts';

/** A running stack: its parts, its addresses, and how it ends. */
export interface Stack {
  readonly postgres: PostgresServer;
  readonly kafka: KafkaServer;
  /** The processes of ours by name, the gateway among them. */
  readonly services: Services;
  /** The gateway's GraphQL endpoint. */
  readonly gatewayUrl: string;
  readonly issuerUrl: string;
  /** Base address by application (`/graphql`, `/readyz`, `/metrics` are under it). */
  readonly urls: Record<string, string>;
  readonly brokers: string[];
  readonly topicPrefix: string;
  /** The address of a subgraph's database, with its own role. */
  databaseUrl(service: SubgraphName): string;
  /** An access token for a user, by username or role. */
  token(as: string): Promise<string>;
  /** Starts one more process of an application; the gateway goes on asking the first. */
  startReplica(application: ApplicationName): Promise<Replica>;
  /** Stops everything in order; safe to call twice. */
  stop(): Promise<void>;
}

/** What a stack is made of once everything runs. */
export interface StackParts extends Pick<Stack, 'postgres' | 'kafka' | 'services' | 'startReplica'> {
  around: Surroundings;
  shutdown: Shutdown;
}

const folderPhase = 0;

/** Makes the stack's face and says in its folder that it runs. */
export function runningStack({ around, shutdown, ...parts }: StackParts): Stack {
  const { folder, brokers, topicPrefix, urls, databases } = around;
  const [gatewayUrl, issuerUrl] = [`${urls.gateway}/graphql`, urls.identity ?? ''];
  writeState(folder, { gatewayUrl, issuerUrl, brokers, topicPrefix, urls, databases });
  shutdown.add(folderPhase, () => removeState(folder));
  return {
    ...parts,
    ...{ gatewayUrl, issuerUrl, urls, brokers, topicPrefix },
    databaseUrl(service) {
      const url = databases[service];
      if (url === undefined) throw new StackError(`${service} has no database; there are: ${Object.keys(databases).join(', ')}`);
      return url;
    },
    token: (as) => localToken(issuerUrl, as),
    stop: () => shutdown.run(),
  };
}
