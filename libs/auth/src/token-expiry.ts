import { decodeJwt } from 'jose';

/** The moment at which a token ends. Reads only: the token must have been verified. */
export function tokenExpiry(token: string): Date {
  return new Date((decodeJwt(token).exp ?? 0) * 1000);
}
