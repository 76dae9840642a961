import { bearerToken, createTokenVerifier, KeysUnavailable, TokenRefused } from '@leadline/auth';
import type { Viewer } from '@leadline/domain';
import type { GatewayEnvironment } from '../environment.ts';
import { RequestRefused, retryAfter } from '../errors/request-refused.ts';

/** Lets a request in as its viewer, null with AUTH=off; throws RequestRefused. */
export type Admit = (authorization: string | undefined) => Promise<Viewer | null>;

function refusalOf(error: unknown): unknown {
  if (error instanceof TokenRefused) {
    const refusal = { message: error.message, code: 'UNAUTHENTICATED', rule: 'TokenNotAccepted', details: { reason: error.reason } };
    return new RequestRefused(401, refusal, { 'www-authenticate': error.reason === 'missing' ? 'Bearer' : 'Bearer error="invalid_token"' });
  }
  if (!(error instanceof KeysUnavailable)) return error;
  return new RequestRefused(503, { message: error.message, code: 'SERVICE_UNAVAILABLE', rule: 'IssuerNotReachable' }, retryAfter(1));
}

/** Admits by token; without an issuer (AUTH=off) everybody, as nobody in particular. */
export function admission(auth: GatewayEnvironment['auth']): Admit {
  if (!auth) return async () => null;
  const verifier = createTokenVerifier(auth);
  return async (authorization) => {
    try {
      return await verifier.verify(bearerToken(authorization));
    } catch (error) {
      throw refusalOf(error);
    }
  };
}
