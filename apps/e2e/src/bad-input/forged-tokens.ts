import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JWK, type JWTPayload, SignJWT, exportJWK, generateKeyPair, importJWK } from 'jose';
import { stackUnderTest } from '../stack/environment.ts';
import { north, rosa } from '../steps/people.ts';

type Key = Awaited<ReturnType<typeof importJWK>>;

const claims = { roles: ['ADMIN'], teams: [north], scope: '' };
const now = () => Math.floor(Date.now() / 1000);

/** The key that the stack's issuer signs with. */
async function issuersKey(): Promise<{ key: Key; kid: string }> {
  const { jwk } = JSON.parse(readFileSync(join(stackUnderTest().folder, 'identity-keys.json'), 'utf8')) as { jwk: JWK & { kid: string } };
  return { key: await importJWK(jwk, 'RS256'), kid: jwk.kid };
}

async function strangersKey(kid: string): Promise<Key> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return importJWK({ ...(await exportJWK(privateKey)), kid }, 'RS256');
}

async function signed(change: JWTPayload = {}, stranger = false): Promise<string> {
  const { key, kid } = await issuersKey();
  const payload = { iss: stackUnderTest().issuerUrl, aud: 'leadline', sub: rosa, iat: now(), exp: now() + 300, ...claims, ...change };
  return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid, typ: 'at+jwt' }).sign(stranger ? await strangersKey(kid) : key);
}

/** A token that is as it should be, to show that only the fault makes the others fail. */
export const rightToken = (): Promise<string> => signed();

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** Tokens with one fault each, and the reason for which they are refused. */
export const forgedTokens: [fault: string, reason: string, make: () => Promise<string>][] = [
  ['one that has expired', 'expired', () => signed({ iat: now() - 400, exp: now() - 100 })],
  ['one of another issuer', 'issuer', () => signed({ iss: 'https://issuer.example' })],
  ['one for another audience', 'audience', () => signed({ aud: 'another' })],
  ['one that a stranger signed', 'signature', () => signed({}, true)],
  ['one that lives for a day', 'lifetime', () => signed({ exp: now() + 86_400 })],
  ['one that nobody signed', 'algorithm', async () => `${encoded({ alg: 'none' })}.${encoded({ sub: rosa, ...claims })}.`],
  ['one whose claims were changed', 'signature', async () => withRole(await signed())],
  ['a word', 'malformed', async () => 'sesame'],
];

function withRole(token: string): string {
  const [header, payload = '', signature] = token.split('.');
  const changed = { ...(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object), roles: ['SERVICE'], scope: 'leads:read' };
  return [header, encoded(changed), signature].join('.');
}
