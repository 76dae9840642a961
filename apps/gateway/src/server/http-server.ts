import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import { type Logger, withSpan } from '@leadline/observability';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { guardConnections } from '../connections/guard-connections.ts';
import { serverOptions } from '../connections/server-options.ts';
import { answerError } from '../errors/answer-error.ts';
import { answerHttpError } from '../errors/http-error.ts';
import type { Limits } from '../limits/create-limits.ts';
import type { LimitSettings } from '../limits/limit-settings.ts';
import type { Admit } from '../request/admit.ts';
import { type RequestContext, requestContext } from '../request/request-context.ts';
import { inRequestScope, requestIdFrom } from '../request/request-scope.ts';
import { answerIsReady, guardRequests } from './guard-requests.ts';
import { readJson } from './read-json.ts';
import { securityHeaders } from './security-headers.ts';
import { serveProbes } from './serve-probes.ts';

/** What the HTTP side needs to know. */
export interface HttpServerOptions {
  production: boolean;
  corsOrigins: string[];
  limits: LimitSettings;
  isReady: () => boolean;
  logger: Logger;
}

/** The HTTP side of the gateway, with its probes, and its limits of connections and bodies. */
export async function createHttpServer({ production, corsOrigins, limits, isReady, logger }: HttpServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    ...serverOptions(limits.connections),
    bodyLimit: limits.bodyBytes,
    logger: false,
    genReqId: (request) => requestIdFrom(request.headers['x-request-id']),
  });
  guardConnections(app.server, limits.connections);
  readJson(app);
  await app.register(cors, { origin: corsOrigins, methods: ['GET', 'POST'], exposedHeaders: ['x-request-id', 'retry-after'], maxAge: 600 });
  const headers = securityHeaders(production);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers).header('x-request-id', request.id);
  });
  serveProbes(app, isReady);
  app.setErrorHandler((error: FastifyError, _, reply) => answerHttpError(error, reply, logger));
  app.setNotFoundHandler((_, reply) =>
    answerError(reply, 404, { message: 'There is nothing here; the graph is at /graphql.', code: 'NOT_FOUND' }),
  );
  return app;
}

/** Serves the graph at `/graphql` to those who are admitted, each request inside a span that continues the caller's trace. */
export function serveGraph(app: FastifyInstance, apollo: ApolloServer<RequestContext>, limits: Limits, admit: Admit): void {
  app.decorateRequest('viewer', null);
  app.decorateRequest('answered', null);
  const { answerWithinMs, connections } = limits.settings;
  const handle = fastifyApolloHandler(apollo, {
    context: async (request: FastifyRequest, reply: FastifyReply) => requestContext(request, reply, answerWithinMs),
  });

  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    ...guardRequests(limits, admit),
    onSend: async (request, reply) => answerIsReady(request, reply, connections.answerReadWithinMs),
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
