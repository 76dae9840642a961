import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { type Logger, metrics } from '@leadline/observability';
import { GraphQLError } from 'graphql';
import type { RequestContext } from '../request/request-context.ts';

const seconds = metrics.histogram('gateway_operation_seconds', 'Time from a parsed GraphQL request to its answer.', [
  'operation',
  'outcome',
]);

function logOperation(logger: Logger, request: GraphQLRequestContext<RequestContext>, took: number): void {
  const { requestId, viewer, live } = request.contextValue;
  const operation = request.operation?.operation ?? 'none';
  const codes = request.errors?.map((error) => error.extensions['code'] ?? 'INTERNAL_SERVER_ERROR');
  seconds.observe({ operation, outcome: codes ? 'errors' : 'answered' }, took);
  const name = request.operationName?.slice(0, 100);
  logger[live ? 'debug' : 'info'](
    { requestId, operation, name, viewerId: viewer?.id, durationMs: Math.round(took * 10_000) / 10, codes },
    'operation',
  );
}

function logOurFaults(logger: Logger, request: GraphQLRequestContext<RequestContext>): void {
  for (const error of request.errors ?? []) {
    const cause = unwrapResolverError(error);
    // Errors of GraphQL and of subgraphs may repeat what a client sent, so of them only the codes are logged.
    if (cause instanceof GraphQLError || !(cause instanceof Error)) continue;
    logger.error({ requestId: request.contextValue.requestId, err: cause }, 'an operation failed unexpectedly');
  }
}

/** One line and one measurement per operation: what, for whom, how long, with which outcome; never variables, never tokens. */
export function operationLog(logger: Logger): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      const started = performance.now();
      return {
        async didEncounterErrors(request) {
          logOurFaults(logger, request);
        },
        async willSendResponse(request) {
          logOperation(logger, request, (performance.now() - started) / 1000);
        },
      };
    },
  };
}
