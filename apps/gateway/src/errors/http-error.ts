import type { Logger } from '@leadline/observability';
import type { FastifyError, FastifyReply } from 'fastify';
import { answerError, type HttpRefusal, ourFault } from './answer-error.ts';

const refusals: Record<number, HttpRefusal> = {
  413: { message: 'The request is larger than 1 MB; send less at once.', code: 'REQUEST_TOO_LARGE' },
  415: { message: 'The request needs the content type application/json.', code: 'UNSUPPORTED_MEDIA_TYPE' },
};
const malformed: HttpRefusal = { message: 'The request is not well-formed JSON.', code: 'BAD_REQUEST' };

/** Answers a request that failed before GraphQL; the words are ours, because those of the parser repeat the input. */
export function answerHttpError(error: FastifyError, reply: FastifyReply, logger: Logger): FastifyReply {
  const status = error.statusCode ?? 500;
  if (status < 500) return answerError(reply, status, refusals[status] ?? malformed);
  logger.error({ err: error }, 'an http request failed unexpectedly');
  return answerError(reply, 500, ourFault(reply.request.id));
}
