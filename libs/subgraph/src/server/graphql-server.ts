import { ApolloServer, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginInlineTrace } from '@apollo/server/plugin/inlineTrace';
import type { Logger } from '@leadline/observability';
import type { GraphQLSchema } from 'graphql';
import { formatError } from '../errors/format-error.ts';
import { requestLog } from './request-log.ts';

/** The GraphQL server of a service: one operation per request, no stack traces; introspection and federated tracing on request, neither in production. */
export function createGraphqlServer(options: {
  schema: GraphQLSchema;
  logger: Logger;
  production: boolean;
  plugins: ApolloServerPlugin<BaseContext>[];
}) {
  const { schema, logger, production, plugins } = options;
  return new ApolloServer<BaseContext>({
    schema,
    introspection: !production,
    hideSchemaDetailsFromClientErrors: production,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError,
    logger,
    plugins: [ApolloServerPluginLandingPageDisabled(), federatedTracing(production), requestLog(logger), ...plugins],
  });
}

// A trace tells the paths and times of the resolvers, and of errors that they were.
const federatedTracing = (production: boolean) =>
  production ? ApolloServerPluginInlineTraceDisabled() : ApolloServerPluginInlineTrace({ includeErrors: { masked: true } });
