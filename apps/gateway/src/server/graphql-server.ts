import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { Logger } from '@leadline/observability';
import { errorFormatter } from '../errors/format-error.ts';
import type { Limits } from '../limits/create-limits.ts';
import { sourceLimit } from '../limits/document/source-limit.ts';
import { priceLimit } from '../limits/price/price-limit.ts';
import { persistedFrom } from '../limits/trusted-documents.ts';
import type { RequestContext } from '../request/request-context.ts';
import { operationLog } from './operation-log.ts';

type Gateway = NonNullable<ConstructorParameters<typeof ApolloServer<RequestContext>>[0]['gateway']>;

/** What the GraphQL server is made of. */
export interface GraphqlServerOptions {
  gateway: Gateway;
  production: boolean;
  limits: Pick<Limits, 'settings' | 'trusted' | 'checkSource'>;
  logger: Logger;
}

/** The GraphQL server in front of the federated gateway; `start()` it before it serves. */
export function createGraphqlServer(options: GraphqlServerOptions): ApolloServer<RequestContext> {
  const { gateway, production, limits, logger } = options;
  return new ApolloServer<RequestContext>({
    gateway,
    introspection: !production,
    hideSchemaDetailsFromClientErrors: production,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    parseOptions: { maxTokens: limits.settings.document.tokens },
    ...(limits.trusted && { persistedQueries: { cache: persistedFrom(limits.trusted), ttl: null } }),
    stopOnTerminationSignals: false,
    formatError: errorFormatter({ production }),
    logger,
    plugins: [ApolloServerPluginLandingPageDisabled(), sourceLimit(limits), priceLimit(limits.settings.price), operationLog(logger)],
  });
}
