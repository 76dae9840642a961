import { type Clock, systemClock, type Viewer } from '@leadline/domain';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import { ZodError } from 'zod';
import { issuerKeys } from './issuer-keys.ts';
import { type TokenRefusal, TokenRefused } from './token-refused.ts';
import { verifiedTokens } from './verified-tokens.ts';
import { type Claims, viewerOf } from './viewer-of.ts';

/** Where tokens come from, whom they are for, and how long they may live. */
export interface TokenVerifierOptions {
  issuer: string;
  audience: string;
  /** Found in the issuer's discovery document when absent. */
  jwksUri?: string;
  /** Default 900: fifteen minutes. */
  maxLifetimeSeconds?: number;
  /** How many verified tokens are remembered. Default 10,000. */
  cacheLimit?: number;
  clock?: Clock;
}

/** Turns a token into the viewer that it speaks for. */
export interface TokenVerifier {
  /** Throws TokenRefused for a token that is not accepted, KeysUnavailable when the issuer cannot be asked. */
  verify(token: string): Promise<Viewer>;
}

const algorithms = ['RS256', 'ES256'];
const clockSkewSeconds = 30;

const refusalsByClaim: Record<string, TokenRefusal> = { iss: 'issuer', aud: 'audience', nbf: 'not-yet-valid' };
const refusalsByCode: Record<string, TokenRefusal> = {
  ERR_JWT_EXPIRED: 'expired',
  ERR_JOSE_ALG_NOT_ALLOWED: 'algorithm',
  ERR_JOSE_NOT_SUPPORTED: 'algorithm',
  ERR_JWKS_NO_MATCHING_KEY: 'key',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'key',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'signature',
};

function refusalOf(error: unknown): unknown {
  if (error instanceof errors.JWTClaimValidationFailed) return new TokenRefused(refusalsByClaim[error.claim] ?? 'malformed');
  if (error instanceof errors.JOSEError) return new TokenRefused(refusalsByCode[error.code] ?? 'malformed');
  if (error instanceof ZodError) return new TokenRefused('malformed');
  return error;
}

function checkLifetime({ iat, exp }: JWTPayload, maxSeconds: number, now: Date): Date {
  if (iat === undefined || exp === undefined || exp - iat > maxSeconds) throw new TokenRefused('lifetime');
  // A token dated ahead would outlive the limit.
  if (iat > now.getTime() / 1000 + clockSkewSeconds) throw new TokenRefused('not-yet-valid');
  return new Date(exp * 1000);
}

/** Verifies tokens of one issuer: RS256 or ES256 by a published key, right issuer and audience, short-lived; results are remembered until they end. */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const { issuer, audience, jwksUri, maxLifetimeSeconds = 900, cacheLimit = 10_000, clock = systemClock } = options;
  const keys = issuerKeys(issuer, jwksUri);
  const verified = verifiedTokens(cacheLimit);

  async function verifyAnew(token: string): Promise<Viewer> {
    const now = clock.now();
    const { payload } = await jwtVerify(token, keys, { issuer, audience, algorithms, currentDate: now });
    const expiresAt = checkLifetime(payload, maxLifetimeSeconds, now);
    const viewer = viewerOf(payload as Claims);
    verified.keep(token, viewer, expiresAt);
    return viewer;
  }

  return {
    async verify(token) {
      const known = verified.find(token, clock.now());
      if (known) return known;
      return verifyAnew(token).catch((error: unknown) => {
        throw refusalOf(error);
      });
    },
  };
}
