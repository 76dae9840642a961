import { ApolloServer, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { Logger } from '@leadline/observability';
import type { GraphQLSchema } from 'graphql';
import { formatError } from '../errors/format-error.ts';
import { requestLog } from './request-log.ts';

/** The GraphQL server of a service: one operation per request, no stack traces, no introspection in production. */
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
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError,
    logger,
    plugins: [ApolloServerPluginLandingPageDisabled(), ApolloServerPluginInlineTraceDisabled(), requestLog(logger), ...plugins],
  });
}
