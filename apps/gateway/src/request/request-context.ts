import type { Viewer } from '@leadline/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What is known of one request while it is answered. */
export interface RequestContext {
  requestId: string;
  /** Null with AUTH=off. */
  viewer: Viewer | null;
  /** The headers that every subgraph gets from the caller. */
  forwarded: Readonly<Record<string, string>>;
  /** Aborts when the caller goes away before the answer is sent. */
  signal: AbortSignal;
}

const forwardedNames = ['authorization', 'x-leadline-now'] as const;

function forwardedHeaders(request: FastifyRequest): Record<string, string> {
  const forwarded: Record<string, string> = { 'x-request-id': request.id };
  for (const name of forwardedNames) {
    const value = request.headers[name];
    if (typeof value === 'string') forwarded[name] = value;
  }
  return forwarded;
}

function abortedWith(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

/** Makes the context of one request. */
export function requestContext(request: FastifyRequest, reply: FastifyReply, viewer: Viewer | null): RequestContext {
  return { requestId: request.id, viewer, forwarded: forwardedHeaders(request), signal: abortedWith(reply) };
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who was admitted; null with AUTH=off. */
    viewer: Viewer | null;
  }
}
