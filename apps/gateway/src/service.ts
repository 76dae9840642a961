import { ApolloGateway } from '@apollo/gateway';
import { createLogger, type Logger } from '@leadline/observability';
import { forbidApolloTelemetry, type GatewayEnvironment } from './environment.ts';
import { createLimits } from './limits/create-limits.ts';
import { admission } from './request/admit.ts';
import { createGraphqlServer } from './server/graphql-server.ts';
import { createHttpServer, serveGraph } from './server/http-server.ts';
import { subgraphDataSource } from './subgraph-client/subgraph-data-source.ts';
import { type SubgraphPools, subgraphPools } from './subgraph-client/subgraph-pools.ts';
import { supergraphFile } from './supergraph/supergraph-file.ts';

/** A running gateway: where it serves, and how it ends. */
export interface RunningGateway {
  url: string;
  /** Lets the requests in hand finish, then closes everything. */
  stop(): Promise<void>;
}

function federatedGateway(environment: GatewayEnvironment, pools: SubgraphPools, logger: Logger): ApolloGateway {
  const { urls, timeoutMs, key } = environment.subgraphs;
  forbidApolloTelemetry();
  return new ApolloGateway({
    supergraphSdl: supergraphFile(environment.supergraph, logger),
    buildService: ({ name, url = '' }) => subgraphDataSource(name, urls[name] ?? url, { pools, timeoutMs, key, logger }),
    // On by default outside production: it would put query plans into answers.
    __exposeQueryPlanExperimental: false,
    logger,
  });
}

/** Starts the gateway; rejects when there is no valid supergraph to serve. */
export async function runGateway(environment: GatewayEnvironment): Promise<RunningGateway> {
  const logger = createLogger({ service: 'gateway', level: environment.logLevel });
  const pools = subgraphPools(environment.subgraphs.connections);
  const gateway = federatedGateway(environment, pools, logger);
  const { production, corsOrigins } = environment;
  const limits = createLimits(environment.limits);
  const apollo = createGraphqlServer({ gateway, production, limits, logger });
  await apollo.start();

  let ready = true;
  const app = await createHttpServer({ production, corsOrigins, limits: limits.settings, isReady: () => ready, logger });
  serveGraph(app, apollo, limits, admission(environment.auth));
  const url = await app.listen({ host: environment.host, port: environment.port });
  logger.info({ url, supergraph: environment.supergraph, auth: environment.auth ? 'on' : 'off' }, 'the gateway is serving');

  return {
    url,
    async stop() {
      ready = false;
      await app.close();
      await apollo.stop();
      await pools.close();
      limits.stop();
    },
  };
}
