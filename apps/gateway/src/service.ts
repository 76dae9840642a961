import { ApolloGateway } from '@apollo/gateway';
import { createLogger, type Logger } from '@leadline/observability';
import { forbidApolloTelemetry, type GatewayEnvironment } from './environment.ts';
import { createLimits } from './limits/create-limits.ts';
import { admission } from './request/admit.ts';
import { createGraphqlServer } from './server/graphql-server.ts';
import { createHttpServer, serveGraph } from './server/http-server.ts';
import { subgraphDataSource } from './subgraph-client/subgraph-data-source.ts';
import { type SubgraphPools, subgraphPools } from './subgraph-client/subgraph-pools.ts';
import { liveGateway } from './subscriptions/schema/live-gateway.ts';
import { serveSubscriptions } from './subscriptions/serve-subscriptions.ts';
import { supergraphFile } from './supergraph/supergraph-file.ts';

const graceMs = 10_000;

/** A running gateway: where it serves, and how it ends. */
export interface RunningGateway {
  url: string;
  /** Lets the requests in hand finish, within ten seconds, then closes everything. */
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
  const { production, corsOrigins, live } = environment;
  const isLive = live.brokers.length > 0;
  const { gateway, schema } = liveGateway(federatedGateway(environment, pools, logger), { isLive, logger });
  const limits = createLimits(environment.limits);
  const apollo = createGraphqlServer({ gateway, production, limits, logger });
  await apollo.start();

  let ready = true;
  const app = await createHttpServer({ production, corsOrigins, limits: limits.settings, isReady: () => ready, logger });
  const admit = admission(environment.auth);
  serveGraph(app, apollo, limits, admit);
  const endSubscriptions = serveSubscriptions(app, { environment, apollo, schema, limits, admit, logger });
  const url = await app.listen({ host: environment.host, port: environment.port });
  logger.info({ url, supergraph: environment.supergraph, auth: environment.auth ? 'on' : 'off' }, 'the gateway is serving');

  return {
    url,
    async stop() {
      ready = false;
      await endSubscriptions();
      // A connection on which nothing was ever asked counts as busy, and would hold up the end for good.
      const cut = setTimeout(() => app.server.closeAllConnections(), graceMs);
      await app.close();
      clearTimeout(cut);
      await apollo.stop();
      await pools.close();
      limits.stop();
    },
  };
}
