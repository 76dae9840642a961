import { ensureSpace } from '../disk-space.ts';
import { freePorts, portsFrom } from '../ports/port-plan.ts';
import { prepareDatabases } from '../postgres/service-database.ts';
import { clearLeftovers } from '../process/leftover.ts';
import { stackSecret } from '../secrets.ts';
import { applications, portDistances, subgraphs } from './applications.ts';
import { lockFolder } from './folder-lock.ts';
import { Shutdown } from './shutdown.ts';
import { type Stack, runningStack } from './stack.ts';
import { type StackOptions, type StackPlan, stackPlan } from './stack-options.ts';
import { startApplications, startReplica } from './start-applications.ts';
import { startServers } from './start-servers.ts';

const folderPhase = 0;

/** Starts the real things: PostgreSQL, Kafka, every application, the gateway. When a part fails, nothing stays behind. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const plan = stackPlan(options);
  const shutdown = new Shutdown();
  shutdown.add(folderPhase, lockFolder(plan.folder));
  try {
    return await boot(plan, shutdown);
  } catch (error) {
    await shutdown.run().catch(() => undefined);
    throw error;
  }
}

async function boot(plan: StackPlan, shutdown: Shutdown): Promise<Stack> {
  await ensureSpace(plan.folder);
  await stopOrphans(plan);
  const ports = plan.port === 0 ? await freePorts(Object.keys(portDistances)) : await portsFrom(plan.port, portDistances, needed(plan));
  const servers = await startServers(plan, ports, shutdown);
  const databases = await databasesOf(plan, servers.postgres.url);
  const urls = Object.fromEntries(applications.map((name) => [name, `http://127.0.0.1:${ports[name]}`]));
  const { root, folder, topicPrefix, environment, environmentOf } = plan;
  const settings = { root, folder, topicPrefix, environment, environmentOf, cursorSecret: stackSecret(folder, 'live-cursors') };
  const around = { ...settings, urls, databases, brokers: servers.kafka.brokers };
  const services = await startApplications(plan, around, shutdown);
  return runningStack({ ...servers, services, startReplica: (name) => startReplica(plan, around, shutdown, name), around, shutdown });
}

async function stopOrphans({ folder, onProgress }: StackPlan): Promise<void> {
  for (const { name, process: orphan } of await clearLeftovers(folder)) {
    onProgress?.({ name, state: 'note', text: `${name} was left running by a killed start (process ${orphan.pid}): stopped` });
  }
}

/** Only the ports that this start will take must be free. */
function needed({ databaseUrl, brokers, services }: StackPlan): Set<string> {
  return new Set([
    ...services,
    ...(databaseUrl === undefined ? ['postgres'] : []),
    ...(brokers === undefined ? ['kafka', 'controller'] : []),
  ]);
}

async function databasesOf({ folder, topicPrefix }: StackPlan, adminUrl: string): Promise<Record<string, string>> {
  const named = subgraphs.map((subgraph) => {
    const name = `${topicPrefix.replaceAll(/[^a-z0-9]+/gi, '_')}_${subgraph}`;
    return { name, password: stackSecret(folder, name) };
  });
  const urls = await prepareDatabases(adminUrl, named);
  return Object.fromEntries(subgraphs.map((subgraph, index) => [subgraph, urls[index] ?? '']));
}
