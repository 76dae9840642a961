import { createLogger } from '@leadline/observability';
import { migrate } from '@leadline/postgres';
import type { ServiceEnvironment } from '../environment.ts';
import type { ServiceDefinition } from '../service-definition.ts';
import { connect } from './start-backend.ts';

/** Waits for the database and brings it to today's schema, nothing else: what a deployment runs before it starts new processes. */
export async function migrateService<Services>(
  definition: ServiceDefinition<Services>,
  environment: ServiceEnvironment,
  signal: AbortSignal,
): Promise<void> {
  const logger = createLogger({ service: definition.name, level: environment.logLevel });
  const dataSource = await connect({ definition, environment, logger, signal });
  try {
    await migrate(dataSource);
    logger.info('migrated');
  } finally {
    await dataSource.destroy();
  }
}
