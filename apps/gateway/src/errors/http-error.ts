import type { Logger } from '@leadline/observability';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { answerError, type HttpRefusal, ourFault } from './answer-error.ts';
import { countRefusal } from './count-refusal.ts';
import { RequestRefused } from './request-refused.ts';

const refusals: Record<number, HttpRefusal> = {
  413: { message: 'The body of the request is too large; send less at once.', code: 'REQUEST_TOO_LARGE' },
  415: { message: 'The request needs the content type application/json.', code: 'UNSUPPORTED_MEDIA_TYPE' },
};
const malformed: HttpRefusal = { message: 'The request is not well-formed JSON.', code: 'BAD_REQUEST' };

const notUtf8: HttpRefusal = { message: 'The body of the request is not UTF-8.', code: 'BAD_REQUEST' };

function refusalOf(error: FastifyError): RequestRefused | undefined {
  if (error instanceof RequestRefused) return error;
  const { statusCode: status = 500 } = error;
  if (status >= 500) return undefined;
  const refusal = error.code === 'NOT_UTF8' ? notUtf8 : (refusals[status] ?? malformed);
  // The rest of a body that is not wanted is not waited for.
  return new RequestRefused(status, refusal, status === 413 ? { connection: 'close' } : {});
}

/** Answers a request that failed before GraphQL; the words are ours, because those of the parser repeat the input. */
export function answerHttpError(error: FastifyError, reply: FastifyReply, logger: Logger): FastifyReply {
  const refusal = refusalOf(error);
  if (refusal) {
    countRefusal(refusal);
    if (isStillSending(reply.request)) reply.header('connection', 'close');
    return answerError(reply.headers(refusal.headers), refusal.status, refusal.refusal);
  }
  logger.error({ err: error }, 'an http request failed unexpectedly');
  return answerError(reply, 500, ourFault(reply.request.id));
}

/** What is left of a short body is read, so that the connection can be used again. */
const shortBody = 65_536;

/** Refused by its headers, while a body is on its way that would only be swallowed. */
const isStillSending = ({ body, headers }: FastifyRequest): boolean =>
  body === undefined && (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > shortBody);
