import { type KafkaServer, startKafka } from '../kafka/start-kafka.ts';
import type { Ports } from '../ports/port-plan.ts';
import { closeSharedDatabases } from '../postgres/service-database.ts';
import { type PostgresServer, startPostgres } from '../postgres/start-postgres.ts';
import { step } from '../progress.ts';
import { givenServer } from './given-server.ts';
import type { Shutdown } from './shutdown.ts';
import type { StackPlan } from './stack-options.ts';
import { together } from './together.ts';

/** The two servers that everything else needs. */
export interface Servers {
  postgres: PostgresServer;
  kafka: KafkaServer;
}

const serversPhase = 1;

/** Starts PostgreSQL and Kafka at once, or takes those that were given. */
export async function startServers(plan: StackPlan, ports: Ports, shutdown: Shutdown): Promise<Servers> {
  const servers: Partial<Servers> = {};
  await together(plan.signal, [
    async (signal) => {
      servers.postgres = await postgres(plan, ports, signal);
      shutdown.add(serversPhase, servers.postgres.stop);
    },
    async (signal) => {
      servers.kafka = await kafka(plan, ports, signal);
      shutdown.add(serversPhase, servers.kafka.stop);
    },
  ]);
  return servers as Servers;
}

async function postgres(plan: StackPlan, ports: Ports, signal: AbortSignal): Promise<PostgresServer> {
  const { databaseUrl, onProgress } = plan;
  if (databaseUrl !== undefined) {
    return givenServer('PostgreSQL', 'DATABASE_URL', { url: databaseUrl, port: Number(new URL(databaseUrl).port || 5432) });
  }
  const server = await step('postgres', onProgress, () =>
    startPostgres({ ...watched(plan, 'postgres'), port: ports.postgres, fsync: plan.fsync, signal }),
  );
  await closeSharedDatabases(server.url);
  return server;
}

async function kafka(plan: StackPlan, ports: Ports, signal: AbortSignal): Promise<KafkaServer> {
  const { brokers, onProgress } = plan;
  if (brokers !== undefined) return givenServer('Kafka', 'KAFKA_BROKERS', { brokers: [...brokers] });
  return step('kafka', onProgress, () =>
    startKafka({ ...watched(plan, 'kafka'), port: ports.kafka, controllerPort: ports.controller, signal }),
  );
}

/** The options that every part of a stack has: its folder, and telling when it ends by itself. */
export function watched({ folder, onProgress }: StackPlan, name: string) {
  const onExit = (ending: string) => onProgress?.({ name, state: 'exited', text: `${name} ended by itself (${ending})` });
  return { folder, onExit, onProgress };
}
