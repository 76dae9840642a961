import { newId } from '@leadline/domain';
import { createKafka, createPublisher, ensureTopics } from '@leadline/kafka';
import type { KafkaConnection, Publisher } from '@leadline/kafka';
import { createLogger } from '@leadline/observability';
import type { Logger } from '@leadline/observability';
import { createDatabase, migrate } from '@leadline/postgres';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { startRelay } from '../index.ts';
import type { Relay, RelayOptions } from '../index.ts';
import { eventually } from './eventually.ts';
import { specServers } from './environment.ts';

/** A database and topics of one spec's own, and the relays that it started. */
export interface Surroundings {
  dataSource: DataSource;
  url: string;
  connection: KafkaConnection;
  log: Record<string, unknown>[];
  /** Starts a relay with a publisher of its own, unless one is given. */
  relay(options?: Partial<RelayOptions>): Relay;
  /** Runs a statement beside the relays. */
  run<Row>(statement: string, parameters?: unknown[]): Promise<Row[]>;
  /** Resolves when a relay has found the outbox empty and sleeps. */
  relayAsleep(): Promise<void>;
  stopRelays(): Promise<void>;
  drop(): Promise<void>;
}

// The test kit stands on this library, so these specs cannot use it.

/** Makes a migrated database and the topics. */
export async function surroundings(): Promise<Surroundings> {
  const { databaseUrl, brokers } = specServers();
  const name = `spec_outbox_${newId().replaceAll('-', '')}`;
  await onServer(databaseUrl, `CREATE DATABASE ${name}`);
  const url = new URL(databaseUrl);
  url.pathname = name;
  const log: Record<string, unknown>[] = [];
  const logger = createLogger({
    service: 'spec',
    level: 'warn',
    destination: { write: (line) => void log.push(JSON.parse(line) as Record<string, unknown>) },
  });
  const dataSource = await createDatabase({ url: url.href, name: 'spec', entities: [], migrations: [], logger });
  await migrate(dataSource);
  const connection = createKafka({ brokers, clientId: 'spec', topicPrefix: `spec-${newId().slice(-12)}` }, logger);
  await ensureTopics(connection);
  const relays = runningRelays({ dataSource, connectionUrl: url.href, logger, connection });
  return {
    dataSource,
    url: url.href,
    connection,
    log,
    relay: (options) => relays.start(options),
    run: <Row>(statement: string, parameters?: unknown[]) => dataSource.query(statement, parameters) as Promise<Row[]>,
    relayAsleep: () =>
      eventually(async () => {
        const asleep = await dataSource.query(
          `SELECT FROM pg_stat_activity
           WHERE application_name = 'spec outbox relay' AND datname = current_database() AND state = 'idle' AND query = 'COMMIT'`,
        );
        expect(asleep).toHaveLength(1);
      }),
    stopRelays: () => relays.stop(),
    async drop() {
      await relays.stop();
      await dataSource.destroy();
      await onServer(databaseUrl, `DROP DATABASE ${name} WITH (FORCE)`);
      await dropTopics(connection);
    },
  };
}

interface RelayParts {
  dataSource: DataSource;
  connectionUrl: string;
  logger: Logger;
  connection: KafkaConnection;
}

function runningRelays({ connection, ...parts }: RelayParts) {
  let running: { relay: Relay; publisher: Publisher }[] = [];
  return {
    start(options: Partial<RelayOptions> = {}): Relay {
      const publisher = options.publisher ?? createPublisher(connection);
      const relay = startRelay({ ...parts, serviceName: 'spec', publisher, ...options });
      running.push({ relay, publisher });
      return relay;
    },
    async stop() {
      const stopped = running;
      running = [];
      await Promise.all(stopped.map(({ relay }) => relay.stop()));
      await Promise.all(stopped.map(({ publisher }) => publisher.disconnect()));
    },
  };
}

async function onServer(connectionString: string, statement: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

async function dropTopics(connection: KafkaConnection): Promise<void> {
  const admin = connection.kafka.admin();
  await admin.connect();
  const own = (await admin.listTopics()).filter((topic) => topic.startsWith(`${connection.settings.topicPrefix}.`));
  await admin.deleteTopics({ topics: own });
  await admin.disconnect();
}
