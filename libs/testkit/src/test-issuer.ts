import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Claims } from '@leadline/auth';
import type { Viewer } from '@leadline/domain';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** An issuer of tokens that services under test accept. */
export interface TestIssuer {
  issuer: string;
  jwksUri: string;
  audience: string;
  /** A signed token of five minutes; `expiresIn` in seconds, negative for one that has expired. */
  sign(claims: Claims, options?: { expiresIn?: number; audience?: string }): Promise<string>;
  /** The token of a viewer, with the claims that make services see this viewer. */
  tokenOf(viewer: Viewer): Promise<string>;
  close(): Promise<void>;
}

const audience = 'leadline';
const algorithm = 'ES256';

/** Starts an issuer with a key of its own on a free port of this machine. */
export async function testIssuer(): Promise<TestIssuer> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm);
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: algorithm, use: 'sig' }] });
  const server = createServer((request, response) => {
    const discovery = request.url?.startsWith('/.well-known/openid-configuration');
    response.setHeader('content-type', 'application/json');
    response.end(discovery ? JSON.stringify({ issuer: issuer(), jwks_uri: `${issuer()}/jwks` }) : keys);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = issuer();

  const sign: TestIssuer['sign'] = ({ sub, ...claims }, options = {}) => {
    const now = Math.floor(Date.now() / 1000);
    const expiresAt = now + (options.expiresIn ?? 300);
    // An expired token was issued before it expired.
    return new SignJWT({ ...claims })
      .setProtectedHeader({ alg: algorithm, kid: 'test' })
      .setSubject(sub)
      .setIssuer(url)
      .setAudience(options.audience ?? audience)
      .setIssuedAt(Math.min(now, expiresAt - 300))
      .setExpirationTime(expiresAt)
      .sign(privateKey);
  };
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (viewer: Viewer): Promise<string> => {
    const claims = {
      sub: viewer.id,
      roles: viewer.roles,
      teams: viewer.teamIds,
      scope: viewer.roles.includes('SERVICE') ? [...viewer.scopes].join(' ') : '',
    };
    const name = JSON.stringify(claims);
    const token = tokens.get(name) ?? sign(claims);
    tokens.set(name, token);
    return token;
  };
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { issuer: url, jwksUri: `${url}/jwks`, audience, sign, tokenOf, close };
}
