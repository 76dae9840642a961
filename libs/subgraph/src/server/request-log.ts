import type { ApolloServerPlugin, BaseContext, GraphQLRequestContext } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { type Logger, metrics } from '@leadline/observability';
import type { GraphQLError } from 'graphql';
import { clientError } from '../errors/client-error.ts';
import { describeFailure } from '../errors/describe-failure.ts';
import type { RequestContext } from '../request-context.ts';
import { currentRequestId } from '../request/request-scope.ts';

const duration = metrics.histogram('graphql_request_seconds', 'Time from a parsed GraphQL request to its answer.', [
  'operation',
  'outcome',
]);

/** One line per request: what, for whom, how long, with which outcome; never variables. Unexpected errors get a line of their own. */
export function requestLog(logger: Logger): ApolloServerPlugin<BaseContext> {
  return {
    async contextCreationDidFail({ error }) {
      const expected = clientError({ message: error.message }, error);
      if (expected) logger.info({ requestId: currentRequestId(), code: expected.extensions?.['code'] }, 'request refused');
      else logger.error({ requestId: currentRequestId(), failure: describeFailure(error) }, 'request context failed');
    },
    async requestDidStart() {
      const started = performance.now();
      return {
        async didEncounterErrors(request) {
          for (const error of request.errors) logOurFault(logger, request, error);
        },
        async willSendResponse(request) {
          logRequest(logger, request, (performance.now() - started) / 1000);
        },
      };
    },
  };
}

function logOurFault(logger: Logger, { operationName }: GraphQLRequestContext<BaseContext>, error: GraphQLError): void {
  if (clientError(error.toJSON(), error)) return;
  const failure = describeFailure(unwrapResolverError(error));
  logger.error(
    { requestId: currentRequestId(), operation: operationName, path: error.path?.join('.'), failure },
    'request failed unexpectedly',
  );
}

function logRequest(logger: Logger, request: GraphQLRequestContext<BaseContext>, seconds: number): void {
  const { viewer, requestId } = request.contextValue as RequestContext;
  const kind = request.operation?.operation ?? 'none';
  const codes = request.errors?.map((error) => error.extensions['code'] ?? 'ERROR');
  duration.observe({ operation: kind, outcome: codes ? 'errors' : 'ok' }, seconds);
  const line = {
    requestId,
    operation: request.operationName,
    kind,
    durationMs: Math.round(seconds * 10_000) / 10,
    viewerId: viewer.id,
    roles: viewer.roles,
    codes,
  };
  logger.info(line, 'request');
}
