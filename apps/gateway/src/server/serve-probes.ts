import { metrics } from '@leadline/observability';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { callerOf } from '../limits/callers/caller.ts';
import { tokenBuckets } from '../limits/callers/token-buckets.ts';

// Prometheus comes every ten seconds; a page takes milliseconds, so strangers may not have as many as they like.
const metricsOfAddress = { perSecond: 10, burst: 200 };

/**
 * Answers those who watch the process, without a token: `/livez`, `/readyz`, `/metrics`. The first two are not limited: to refuse costs as
 * much as to answer, and a refused probe would end a process that lives.
 */
export function serveProbes(app: FastifyInstance, isReady: () => boolean): void {
  const buckets = tokenBuckets(metricsOfAddress);
  app.get('/livez', async () => ({ live: true }));
  app.get('/readyz', async (_, reply) => reply.code(isReady() ? 200 : 503).send({ ready: isReady() }));
  app.get('/metrics', { onRequest: async (request: FastifyRequest) => buckets.take(callerOf(null, request.ip)) }, async (_, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
}
