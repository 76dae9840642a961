import type { Logger } from '@leadline/observability';
import { createDatabase, isTransient, lockKeys, migrate, UnitOfWork } from '@leadline/postgres';
import type { DataSource } from 'typeorm';
import type { ServiceEnvironment } from '../environment.ts';
import type { ServiceDefinition } from '../service-definition.ts';
import { startJobs } from './jobs.ts';
import { startMessaging } from './messaging.ts';
import { platformJobs } from './platform-jobs.ts';
import { retrying } from './retrying.ts';

/** Everything of a service behind its HTTP server. */
export interface Backend<Services> {
  services: Services;
  dataSource: DataSource;
  consuming: Promise<void>;
  stop(): Promise<void>;
}

interface BackendOptions<Services> {
  definition: ServiceDefinition<Services>;
  environment: ServiceEnvironment;
  logger: Logger;
  signal: AbortSignal;
  onConsuming(): void;
}

/** Waits for the database, migrates and seeds it, then starts events and jobs; Kafka may come later. */
export async function startBackend<Services>(options: BackendOptions<Services>): Promise<Backend<Services>> {
  const dataSource = await connect(options);
  const { logger, signal } = options;
  try {
    await retrying(() => migrate(dataSource), { what: 'Migrating', logger, signal, isPassing: isTransient });
    return await assemble(options, dataSource);
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

type ConnectionOptions = Pick<BackendOptions<unknown>, 'environment' | 'logger' | 'signal'> & {
  definition: Pick<ServiceDefinition<unknown>, 'name' | 'entities' | 'migrations'>;
};

/** Connects to the service's database, however long that takes to come up. */
export function connect({ definition, environment, logger, signal }: ConnectionOptions): Promise<DataSource> {
  const { name, entities, migrations } = definition;
  const { url, poolSize } = environment.database;
  return retrying(() => createDatabase({ url, name, entities, migrations, poolSize, logger }), {
    what: 'Connecting to the database',
    logger,
    signal,
  });
}

type Seeding = Pick<BackendOptions<unknown>, 'logger' | 'signal'> & { definition: Pick<ServiceDefinition<unknown>, 'name'> };

/** Replicas that start at once seed one after the other: what one finds missing, another must not be adding. */
async function inTurn(
  { definition, logger, signal }: Seeding,
  dataSource: DataSource,
  seed: () => Promise<void> | undefined,
): Promise<void> {
  const work = () =>
    dataSource.transaction(async (manager) => {
      await lockKeys(manager, 'seed', [definition.name]);
      await seed();
    });
  await retrying(work, { what: 'Seeding', logger, signal, isPassing: isTransient });
}

async function assemble<Services>(options: BackendOptions<Services>, dataSource: DataSource): Promise<Backend<Services>> {
  const { definition, environment, logger } = options;
  let wake = (): void => undefined;
  const unitOfWork = new UnitOfWork(dataSource, { onCommit: () => wake() });
  const services = definition.services({ unitOfWork, dataSource, logger, environment });
  await inTurn(options, dataSource, () => definition.seed?.(services));
  const messaging = startMessaging({
    name: definition.name,
    environment,
    dataSource,
    unitOfWork,
    logger,
    consumers: definition.consumers?.(services) ?? [],
    personalCopies: definition.personalCopies ?? [],
    onRunning: options.onConsuming,
  });
  wake = () => messaging.wake();
  const jobs = startJobs(definition.name, [...platformJobs, ...(definition.jobs?.(services) ?? [])], unitOfWork, logger);
  const stop = async (): Promise<void> => {
    await jobs.stop();
    await messaging.stop();
    await dataSource.destroy();
  };
  return { services, dataSource, consuming: messaging.running, stop };
}
