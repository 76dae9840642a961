import type { FastifyReply } from 'fastify';
import { currentRequestId } from '../request/request-scope.ts';

/** An error that ends a request before GraphQL begins. */
export interface HttpRefusal {
  message: string;
  code: string;
  rule?: string;
  details?: Record<string, unknown>;
}

/** Answers a request with one error, in the form that GraphQL clients read. */
export function answerError(reply: FastifyReply, status: number, { message, ...extensions }: HttpRefusal): FastifyReply {
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ errors: [{ message, extensions }] }));
}

/** What a client is told of an error that it can do nothing about. */
export function ourFault(requestId: string | undefined = currentRequestId()): HttpRefusal & { requestId?: string } {
  const known = requestId ? `; the request id is ${requestId}` : '';
  return { message: `Something went wrong on our side${known}.`, code: 'INTERNAL_SERVER_ERROR', ...(requestId && { requestId }) };
}
