import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { Logger } from '@leadline/observability';
import { formatError } from '../errors/format-error.ts';
import type { RequestContext } from '../request/request-context.ts';
import { operationLog } from './operation-log.ts';

type Gateway = NonNullable<ConstructorParameters<typeof ApolloServer<RequestContext>>[0]['gateway']>;

/** The GraphQL server in front of the federated gateway; `start()` it before it serves. */
export function createGraphqlServer(options: { gateway: Gateway; production: boolean; logger: Logger }): ApolloServer<RequestContext> {
  const { gateway, production, logger } = options;
  return new ApolloServer<RequestContext>({
    gateway,
    introspection: !production,
    hideSchemaDetailsFromClientErrors: production,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    formatError,
    logger,
    plugins: [ApolloServerPluginLandingPageDisabled(), operationLog(logger)],
  });
}
