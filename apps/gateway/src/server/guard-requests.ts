import type { FastifyReply, FastifyRequest } from 'fastify';
import { boundSending } from '../connections/bound-sending.ts';
import { whenClosed } from '../connections/when-closed.ts';
import { RequestRefused } from '../errors/request-refused.ts';
import { callerOf } from '../limits/callers/caller.ts';
import type { Limits } from '../limits/create-limits.ts';
import type { Admit } from '../request/admit.ts';

/** The steps that a request takes before GraphQL, cheapest first; each throws RequestRefused. */
export interface RequestGuard {
  /** By the headers alone: a stranger costs a header, not a megabyte. */
  onRequest(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** With the body at hand. */
  preHandler(request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

const hosts = /^(?:[\w.-]{1,253}|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/i;

/** What stands in `host` becomes part of an address further on, and would be a fault of ours there. */
function checkHost(host: string | undefined): void {
  if (!hosts.test(host ?? ''))
    throw new RequestRefused(400, { message: 'The host header names no host.', code: 'BAD_REQUEST', rule: 'HostIsNone' });
}

/** Admits requests by load, token, rate and number at once; the query is checked where it is parsed, by `sourceLimit`. */
export function guardRequests(limits: Limits, admit: Admit): RequestGuard {
  return {
    async onRequest(request, reply) {
      checkHost(request.host);
      limits.overload.check();
      request.viewer = await admit(request.headers.authorization).catch((refusal: unknown) => {
        // A token that is not accepted counts against the address that it came from.
        limits.takeFromBucket(callerOf(null, request.ip));
        throw refusal;
      });
      const caller = callerOf(request.viewer, request.ip);
      limits.takeFromBucket(caller);
      // From before the first byte of the body until the last of the answer is taken: what is half sent, or not read, is the caller's, and bounded.
      whenClosed(reply.raw, limits.enter(caller));
    },
    async preHandler(request, reply) {
      request.answered = limits.overload.enter();
      whenClosed(reply.raw, request.answered);
    },
  };
}

/** What is done when the answer is there and only has to be sent. */
export function answerIsReady(request: FastifyRequest, reply: FastifyReply, withinMs: number): void {
  request.answered?.();
  boundSending(reply.raw, withinMs);
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Counts the request out of those that are being answered. */
    answered: (() => void) | null;
  }
}
