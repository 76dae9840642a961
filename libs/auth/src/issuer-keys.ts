import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { KeysUnavailable } from './keys-unavailable.ts';

const fetchTimeoutMs = 5_000;

async function discoverKeys(issuer: string): Promise<URL> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(url, { signal: AbortSignal.timeout(fetchTimeoutMs) });
  if (!response.ok) throw new Error(`The issuer answered its discovery document with status ${response.status}.`);
  const document = (await response.json()) as { jwks_uri?: unknown };
  return new URL(String(document.jwks_uri));
}

// What jose says of the token, as opposed to what it says of the way to the keys.
const aboutTheToken = (error: unknown) =>
  error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys || error instanceof errors.JOSENotSupported;

/** The published keys of an issuer: cached, fetched again for an unknown key at most every 30 s, found by discovery unless the address is given. */
export function issuerKeys(issuer: string, jwksUri: string | undefined): JWTVerifyGetKey {
  let keySet: Promise<JWTVerifyGetKey> | undefined;

  async function open(): Promise<JWTVerifyGetKey> {
    const url = jwksUri ? new URL(jwksUri) : await discoverKeys(issuer);
    return createRemoteJWKSet(url, { timeoutDuration: fetchTimeoutMs });
  }

  async function opened(): Promise<JWTVerifyGetKey> {
    keySet ??= open();
    return keySet.catch((error: unknown) => {
      keySet = undefined;
      throw error;
    });
  }

  return async (header, token) => {
    try {
      const find = await opened();
      return await find(header, token);
    } catch (error) {
      // A key set that was opened once stays: a forged key id met while the issuer is away must not cost the known keys.
      throw aboutTheToken(error) ? error : new KeysUnavailable(error);
    }
  };
}
