import type { KeyObject } from 'node:crypto';
import type { ApolloServer, BaseContext } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { RefusedError } from '@leadline/domain';
import { type Logger, metrics, withSpan } from '@leadline/observability';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { clientError } from '../errors/client-error.ts';
import { describeFailure } from '../errors/describe-failure.ts';
import { ourFault } from '../errors/format-error.ts';
import { onlyTheGateway } from '../request/only-the-gateway.ts';
import { refusedRequest } from '../request/refused-request.ts';
import { inRequestScope, requestIdFrom } from '../request/request-scope.ts';
import { type Readiness, readinessOf } from './readiness.ts';

const bodyLimit = 1_048_576;

/** The HTTP side of a service with its probes; refuses requests larger than 1 MB and, given keys, all but the gateway's. */
export function createHttpServer(readiness: Readiness, gatewayKeys: readonly KeyObject[], logger: Logger): FastifyInstance {
  const app = Fastify({ bodyLimit, logger: false });
  // A kept-alive connection of the last request in hand would hold up the stop.
  app.addHook('onSend', async (_request, reply) => void (readiness.phase === 'stopping' && reply.header('connection', 'close')));
  app.get('/livez', () => ({ live: true }));
  app.get('/readyz', async (_request, reply) => {
    const answer = await readinessOf(readiness);
    return reply.code(answer.ready ? 200 : 503).send(answer);
  });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()));
  onlyTheGateway(app, gatewayKeys);
  app.setErrorHandler((error: FastifyError, _request, reply) => answerHttpError(error, reply, logger));
  app.setNotFoundHandler((request, reply) =>
    answer(reply, 404, 'NOT_FOUND', `There is nothing at ${request.method} ${request.url.split('?')[0]}; the graph is at /graphql.`),
  );
  return app;
}

/** Serves the graph at `/graphql`, each request inside a span that continues the caller's trace. */
export function serveGraph<Context extends BaseContext>(
  app: FastifyInstance,
  apollo: ApolloServer<BaseContext>,
  readiness: Readiness,
  context: (request: FastifyRequest) => Promise<Context>,
): void {
  const handle = fastifyApolloHandler(apollo, { context: (request) => context(request).catch(throwRefused) });
  app.route({
    url: '/graphql',
    method: ['GET', 'POST', 'OPTIONS'],
    handler: (request, reply) => {
      if (readiness.phase !== 'serving')
        return answer(reply.header('retry-after', '1'), 503, 'SERVICE_UNAVAILABLE', `The service is ${readiness.phase}; try again.`);
      const requestId = requestIdFrom(request.headers['x-request-id']);
      reply.header('x-request-id', requestId);
      const parent = request.headers['traceparent'];
      const span = {
        kind: 'server' as const,
        parent: typeof parent === 'string' ? parent : undefined,
        attributes: { 'http.route': '/graphql' },
      };
      return inRequestScope({ requestId }, () => withSpan('graphql request', span, async () => handle.call(app, request, reply)));
    },
  });
}

function throwRefused(error: unknown): never {
  throw refusedRequest(error);
}

function answerHttpError(error: FastifyError, reply: FastifyReply, logger: Logger): FastifyReply {
  if (error instanceof RefusedError) return reply.code(403).send({ errors: [clientError({ message: error.message }, error)] });
  const status = error.statusCode ?? 500;
  if (status === 413) return answer(reply, 413, 'BAD_REQUEST', 'The request is larger than 1 MB; send less at once.');
  if (status < 500)
    return answer(reply, status, 'BAD_REQUEST', 'The request is not well-formed JSON with a content-type of application/json.');
  logger.error({ failure: describeFailure(error) }, 'http request failed unexpectedly');
  return reply.code(500).send({ errors: [ourFault(undefined)] });
}

function answer(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ errors: [{ message, extensions: { code } }] });
}
