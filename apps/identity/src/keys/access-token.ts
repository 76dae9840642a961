import { randomUUID } from 'node:crypto';
import type { Role } from '@leadline/domain';
import { importJWK, SignJWT } from 'jose';
import type { SigningKeys } from './signing-keys.ts';

/** How long every access token of the issuer lives. */
export const accessTokenSeconds = 600;

/** What a token says of its subject. */
export interface TokenClaims {
  sub: string;
  roles: Role[];
  teams: string[];
  scope?: string;
}

/** Signs access tokens for the audience, as the issuer's own token endpoint would. */
export async function tokenSigner(options: { issuer: string; audience: string; keys: SigningKeys }) {
  const { issuer, audience, keys } = options;
  const key = await importJWK(keys.jwk, keys.jwk.alg);
  return ({ sub, ...claims }: TokenClaims): Promise<string> =>
    new SignJWT({ ...claims, client_id: 'leadline-local' })
      .setProtectedHeader({ alg: keys.jwk.alg, kid: keys.jwk.kid, typ: 'at+jwt' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(sub)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${accessTokenSeconds}s`)
      .sign(key);
}
