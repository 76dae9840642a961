import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import { type Logger, metrics, withSpan } from '@leadline/observability';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { answerError } from '../errors/answer-error.ts';
import { answerHttpError } from '../errors/http-error.ts';
import type { Admit } from '../request/admit.ts';
import { type RequestContext, requestContext } from '../request/request-context.ts';
import { inRequestScope, requestIdFrom } from '../request/request-scope.ts';

const bodyLimit = 1_048_576;

/** The HTTP side of the gateway, with its probes; a request larger than 1 MB is refused. */
export async function createHttpServer(options: {
  corsOrigins: string[];
  isReady: () => boolean;
  logger: Logger;
}): Promise<FastifyInstance> {
  const { corsOrigins, isReady, logger } = options;
  const app = Fastify({ bodyLimit, logger: false, genReqId: (request) => requestIdFrom(request.headers['x-request-id']) });
  await app.register(cors, { origin: corsOrigins, methods: ['GET', 'POST'], exposedHeaders: ['x-request-id', 'retry-after'], maxAge: 600 });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.get('/livez', async () => ({ live: true }));
  app.get('/readyz', async (_, reply) => reply.code(isReady() ? 200 : 503).send({ ready: isReady() }));
  app.get('/metrics', async (_, reply) => reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()));
  app.setErrorHandler((error: FastifyError, _, reply) => answerHttpError(error, reply, logger));
  app.setNotFoundHandler((_, reply) =>
    answerError(reply, 404, { message: 'There is nothing here; the graph is at /graphql.', code: 'NOT_FOUND' }),
  );
  return app;
}

/** Serves the graph at `/graphql` to those who are admitted, each request inside a span that continues the caller's trace. */
export function serveGraph(app: FastifyInstance, apollo: ApolloServer<RequestContext>, admit: Admit): void {
  app.decorateRequest('viewer', null);
  const handle = fastifyApolloHandler(apollo, {
    context: async (request: FastifyRequest, reply: FastifyReply) => requestContext(request, reply, request.viewer),
  });

  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    // Before the body is read: a stranger costs a header, not a megabyte.
    async onRequest(request, reply) {
      const viewer = await admit(request, reply);
      if (viewer === undefined) return reply;
      request.viewer = viewer;
    },
    handler(request, reply) {
      const parent = request.headers['traceparent'];
      const span = {
        kind: 'server' as const,
        parent: typeof parent === 'string' ? parent : undefined,
        attributes: { 'http.route': '/graphql' },
      };
      return inRequestScope(request.id, () => withSpan('gateway request', span, async () => handle.call(app, request, reply)));
    },
  });
}
