import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import { createLogger, type Logger } from '@leadline/observability';
import type { DataSource } from 'typeorm';
import type { ServiceEnvironment } from '../environment.ts';
import { buildContext, type ContextSources } from '../request/build-context.ts';
import { viewerIdentifier } from '../request/identify-viewer.ts';
import { buildServiceSchema } from '../schema/build-schema.ts';
import { createGraphqlServer } from '../server/graphql-server.ts';
import { createHttpServer, serveGraph } from '../server/http-server.ts';
import type { Readiness } from '../server/readiness.ts';
import type { ServiceDefinition } from '../service-definition.ts';
import { type Backend, startBackend } from './start-backend.ts';

/** A service that serves. */
export interface RunningService<Services = unknown> {
  url: string;
  services: Services;
  dataSource: DataSource;
  /** Resolves when every consumer has its partitions; the service serves before. */
  consuming: Promise<void>;
  /** Stops accepting, lets requests and batches in hand finish, closes everything; safe to call twice. */
  stop(): Promise<void>;
}

/** Starts a service in this process and resolves when it serves; probes answer from the first moment, the graph when the database is migrated. */
export async function startService<Services>(
  definition: ServiceDefinition<Services>,
  environment: ServiceEnvironment,
  options: { signal?: AbortSignal } = {},
): Promise<RunningService<Services>> {
  const logger = createLogger({ service: definition.name, level: environment.logLevel });
  const frontend = await startFrontend(definition, environment, logger);
  const { readiness } = frontend;
  try {
    const { signal = new AbortController().signal } = options;
    const backend = await startBackend({ definition, environment, logger, signal, onConsuming: () => (readiness.messaging = 'running') });
    frontend.serve(backend);
    return { url: frontend.url, ...backend, stop: stopOnce(frontend, backend, logger) };
  } catch (error) {
    await frontend.stop();
    throw error;
  }
}

interface Frontend<Services> {
  url: string;
  readiness: Readiness;
  serve(backend: Backend<Services>): void;
  stop(): Promise<void>;
}

async function startFrontend<Services>(
  definition: ServiceDefinition<Services>,
  environment: ServiceEnvironment,
  logger: Logger,
): Promise<Frontend<Services>> {
  const schema = buildServiceSchema(definition);
  const identify = viewerIdentifier(environment.auth);
  const readiness: Readiness = { phase: 'starting', messaging: 'waiting', pingDatabase: () => Promise.reject(new Error('not connected')) };
  const app = createHttpServer(readiness, environment.gatewayKeys, logger);
  const apollo = createGraphqlServer({ schema, logger, production: environment.production, plugins: [fastifyApolloDrainPlugin(app)] });
  await apollo.start();
  const { promise: sources, resolve: serveWith } = Promise.withResolvers<ContextSources<Services>>();
  serveGraph(app, apollo, readiness, async (request) => buildContext(await sources, request));
  const url = await app.listen({ host: environment.host, port: environment.port });
  logger.info({ url }, 'listening');
  return {
    url,
    readiness,
    serve({ services, dataSource }) {
      serveWith({ definition, services, dataSource, identify, allowSimulatedTime: environment.allowSimulatedTime });
      readiness.pingDatabase = async () => void (await dataSource.query('SELECT 1'));
      readiness.phase = 'serving';
      logger.info({ url: `${url}/graphql` }, 'serving');
    },
    stop: () => apollo.stop(),
  };
}

function stopOnce<Services>(frontend: Frontend<Services>, backend: Backend<Services>, logger: Logger): () => Promise<void> {
  const stop = async (): Promise<void> => {
    logger.info('stopping');
    frontend.readiness.phase = 'stopping';
    await frontend.stop();
    await backend.stop();
    logger.info('stopped');
  };
  let stopped: Promise<void> | undefined;
  return () => (stopped ??= stop());
}
