import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ApplicationName,
  type KafkaServer,
  type PostgresServer,
  type Stack,
  freePort,
  startKafka,
  startPostgres,
  startStack,
  subgraphs,
} from '@leadline/stack';
import { type FaultyLine, openLine } from '@leadline/testkit';
import kafkajs from 'kafkajs';
import { Client } from 'pg';

/** Two servers that outlive the runs, and the lines over which everything reaches them and each other. */
export interface World {
  postgres: PostgresServer;
  kafka: KafkaServer;
  /** By what they lead to: `postgres`, `kafka`, and for the gateway each subgraph. */
  lines: Record<string, FaultyLine>;
  /** Starts every application on databases and topics of this name; nothing of an earlier run is in them. */
  startRun(name: string, environmentOf?: EnvironmentOf): Promise<Run>;
  close(): Promise<void>;
}

/** What one application is told besides, which may write into the folder of the run. */
export type EnvironmentOf = (application: ApplicationName, folder: string) => Record<string, string>;

/** The stack of one run, and its end: nothing of it stays, unless its logs are to be read. */
export interface Run {
  stack: Stack;
  name: string;
  folder: string;
  end(options?: { keepLogs: boolean }): Promise<void>;
}

/** Starts the servers in a folder of their own; what PostgreSQL has committed survives its being killed. */
export async function openWorld(folder: string): Promise<World> {
  const [toPostgres, toKafka, ...toSubgraphs] = await Promise.all(['postgres', 'kafka', ...subgraphs].map(() => openLine()));
  const lines = {
    postgres: toPostgres!,
    kafka: toKafka!,
    ...Object.fromEntries(subgraphs.map((name, index) => [name, toSubgraphs[index]!])),
  };
  const [postgresPort, kafkaPort] = [await freePort(), await freePort()];
  lines.postgres.leadTo(postgresPort);
  lines.kafka.leadTo(kafkaPort);
  const [postgres, kafka] = await Promise.all([
    startPostgres({ folder, port: postgresPort }),
    startKafka({ folder, port: kafkaPort, advertisedPort: lines.kafka.port }),
  ]);
  const servers = { postgres, kafka, lines };
  return {
    ...servers,
    startRun: (name, environmentOf = () => ({})) => startRun(servers, { name, folder: join(folder, name), environmentOf }),
    async close() {
      await Promise.all([postgres.stop(), kafka.stop()]);
      await Promise.all(Object.values(lines).map((line) => line.close()));
    },
  };
}

// The deals are years old: whether the hourly look at old customers comes by is not to make a difference.
const surroundings = { ALLOW_SIMULATED_TIME: '1', LOG_LEVEL: 'info', TOPIC_PARTITIONS: '4', FORMER_CUSTOMER_AFTER_MONTHS: '600' };

const portOf = (address: string): number => Number(address.split(':').at(-1));

async function startRun(
  { postgres, kafka, lines }: Pick<World, 'postgres' | 'kafka' | 'lines'>,
  { name, folder, environmentOf }: { name: string; folder: string; environmentOf: EnvironmentOf },
): Promise<Run> {
  const databaseUrl = new URL(postgres.url);
  databaseUrl.port = String(lines['postgres']!.port);
  const stack = await startStack({
    folder,
    port: 0,
    databaseUrl: databaseUrl.href,
    brokers: [`127.0.0.1:${lines['kafka']!.port}`],
    topicPrefix: name,
    environment: { ...surroundings, GATEWAY_KEY: randomBytes(32).toString('hex') },
    environmentOf: (application, urls) => ({ ...environmentOf(application, folder), ...overLines(application, urls, lines) }),
  });
  return {
    ...{ stack, name, folder },
    async end({ keepLogs } = { keepLogs: false }) {
      await stack.stop();
      // What cannot be deleted is in nobody's way: the next run has other names.
      await Promise.allSettled([dropDatabases(postgres.url, name), deleteTopics(kafka.brokers, name)]);
      if (!keepLogs) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The gateway reaches each subgraph over a line. */
function overLines(application: ApplicationName, urls: Readonly<Record<string, string>>, lines: World['lines']): Record<string, string> {
  if (application !== 'gateway') return {};
  for (const name of subgraphs) lines[name]!.leadTo(portOf(urls[name]!));
  const addresses = subgraphs.map((name) => [name, `http://127.0.0.1:${lines[name]!.port}/graphql`]);
  return { SUBGRAPH_URLS: JSON.stringify(Object.fromEntries(addresses)) };
}

async function dropDatabases(adminUrl: string, prefix: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (const service of subgraphs) {
      const name = client.escapeIdentifier(`${prefix.replaceAll('-', '_')}_${service}`);
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await client.query(`DROP ROLE IF EXISTS ${name}`);
    }
  } finally {
    await client.end();
  }
}

async function deleteTopics(brokers: string[], prefix: string): Promise<void> {
  const admin = new kafkajs.Kafka({ brokers, clientId: 'chaos', logLevel: kafkajs.logLevel.NOTHING }).admin();
  await admin.connect();
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(`${prefix}.`));
  if (topics.length > 0) await admin.deleteTopics({ topics });
  await admin.disconnect();
}
