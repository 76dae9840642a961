import type { Role } from '@leadline/domain';
import { stackUnderTest } from '../stack/environment.ts';

/** Claims of a token that the issuer gives to tests. */
export interface TokenClaims {
  sub: string;
  roles: Role[];
  teams?: string[];
  scope?: string;
}

const given = new Map<string, Promise<string>>();

/** The token of a user by name, or of any claims; asked for once in a file. */
export function tokenOf(who: string | TokenClaims): Promise<string> {
  const key = JSON.stringify(who);
  const token = given.get(key) ?? askToken(typeof who === 'string' ? { username: who } : who);
  given.set(key, token);
  return token;
}

async function askToken(body: object): Promise<string> {
  const response = await fetch(`${stackUnderTest().issuerUrl}/token/local`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { access_token?: string };
  if (answer.access_token === undefined)
    throw new Error(`The issuer gives no token for ${JSON.stringify(body)}: ${JSON.stringify(answer)}`);
  return answer.access_token;
}
