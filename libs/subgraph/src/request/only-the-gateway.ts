import type { KeyObject } from 'node:crypto';
import { gatewaySignatureHeader, isSignedBy, readSignature, type ReadSignature } from '@leadline/auth';
import { RefusedError } from '@leadline/domain';
import { metrics } from '@leadline/observability';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const refusals = metrics.counter(
  'graphql_strangers_refused_total',
  'Requests that were not the gateway’s, by what was wrong with the signature.',
  ['fault'],
);

/** Operators' probes come from elsewhere, and tell nothing of the graph. */
const open = new Set(['/livez', '/readyz', '/metrics']);

/**
 * Refuses every request but the gateway's: by its header before the body is read, by its signature after. Without keys everybody is let in,
 * which the environment allows outside production only.
 */
export function onlyTheGateway(app: FastifyInstance, keys: readonly KeyObject[]): void {
  if (keys.length === 0) return;
  app.decorateRequest('signature', null);
  app.decorateRequest('rawBody', '');
  keepRawBody(app);
  app.addHook('onRequest', async (request) => {
    if (open.has(request.url)) return;
    const signature = readSignature(request.headers[gatewaySignatureHeader]);
    if (typeof signature === 'string') throw notTheGateway(signature);
    request.signature = signature;
  });
  app.addHook('preHandler', async (request) => {
    if (request.signature && !isSignedBy(keys, request.signature, signedPartsOf(request))) throw notTheGateway('wrong');
  });
}

/** The signature is of the bytes, not of what they mean. */
function keepRawBody(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    request.rawBody = body as string;
    void parse(request, body as string, done);
  });
}

const signedPartsOf = ({ method, url, headers, rawBody }: FastifyRequest) => ({
  method,
  path: url,
  authorization: headers.authorization,
  body: rawBody,
});

function notTheGateway(fault: string): RefusedError {
  refusals.inc({ fault });
  return RefusedError.of('FORBIDDEN', 'OnlyTheGatewayMayAsk', 'This service answers the gateway only; send the request there.', {
    details: { signature: fault },
  });
}

declare module 'fastify' {
  interface FastifyRequest {
    signature: ReadSignature | null;
    /** The body as it came; kept only where its signature is checked. */
    rawBody: string;
  }
}
