import { bearerToken, createTokenVerifier, KeysUnavailable, TokenRefused } from '@leadline/auth';
import type { Viewer } from '@leadline/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayEnvironment } from '../environment.ts';
import { answerError } from '../errors/answer-error.ts';

/** Lets a request in as its viewer, or answers it and gives undefined. */
export type Admit = (request: FastifyRequest, reply: FastifyReply) => Promise<Viewer | null | undefined>;

function answerRefusal(reply: FastifyReply, error: unknown): undefined {
  if (error instanceof TokenRefused) {
    reply.header('www-authenticate', error.reason === 'missing' ? 'Bearer' : 'Bearer error="invalid_token"');
    answerError(reply, 401, {
      message: error.message,
      code: 'UNAUTHENTICATED',
      rule: 'TokenNotAccepted',
      details: { reason: error.reason },
    });
    return undefined;
  }
  if (error instanceof KeysUnavailable) {
    reply.header('retry-after', '1');
    answerError(reply, 503, { message: error.message, code: 'SERVICE_UNAVAILABLE', rule: 'IssuerNotReachable' });
    return undefined;
  }
  throw error;
}

/** Admits by token; without an issuer (AUTH=off) everybody, as nobody in particular. */
export function admission(auth: GatewayEnvironment['auth']): Admit {
  if (!auth) return async () => null;
  const verifier = createTokenVerifier(auth);
  return async (request, reply) => {
    try {
      return await verifier.verify(bearerToken(request.headers.authorization));
    } catch (error) {
      return answerRefusal(reply, error);
    }
  };
}
