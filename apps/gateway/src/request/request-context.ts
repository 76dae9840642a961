import type { Viewer } from '@leadline/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { whenClosed } from '../connections/when-closed.ts';

/** What is known of one request while it is answered. */
export interface RequestContext {
  requestId: string;
  /** Null with AUTH=off. */
  viewer: Viewer | null;
  /** The headers that every subgraph gets from the caller. */
  forwarded: Readonly<Record<string, string>>;
  /** Aborts when the caller goes away before the answer is sent, and when the time for the answer is over. */
  signal: AbortSignal;
  /** True for the gateway's own look-ups for subscribers, of which there are many. */
  live?: boolean;
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

function endingWith(reply: FastifyReply, withinMs: number): AbortSignal {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new DOMException('The time for the answer is over.', 'TimeoutError')), withinMs).unref();
  whenClosed(reply.raw, () => {
    clearTimeout(timer);
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

/** Makes the context of one request, which has to be answered within the time allowed. */
export function requestContext(request: FastifyRequest, reply: FastifyReply, withinMs: number): RequestContext {
  return { requestId: request.id, viewer: request.viewer, forwarded: forwardedHeaders(request), signal: endingWith(reply, withinMs) };
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who was admitted; null with AUTH=off. */
    viewer: Viewer | null;
  }
}
