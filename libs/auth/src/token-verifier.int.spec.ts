import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWK, SignJWT } from 'jose';
import { createTokenVerifier, type TokenVerifierOptions } from './token-verifier.ts';

const userId = '5b9a4c1e-0f4d-4e0b-9f43-0c9a6f5d2a11';
const teamId = '8c0a4c1e-0f4d-4e0b-9f43-0c9a6f5d2a22';
const audience = 'leadline';
const seconds = (date: Date) => Math.floor(date.getTime() / 1000);

interface Pair {
  privateKey: CryptoKey;
  publicKey: CryptoKey;
}

let rsa: Pair;
let ec: Pair;
let stranger: Pair;
let published: JWK[];
let server: Server;
let issuer: string;
let now: Date;
let fetches: string[];

const clock = { now: () => now };
const verifier = (options: Partial<TokenVerifierOptions> = {}) => createTokenVerifier({ issuer, audience, clock, ...options });

interface Signing {
  alg?: string;
  kid?: string;
  key?: CryptoKey | Uint8Array;
  claims?: Record<string, unknown>;
}

const sign = ({ alg = 'RS256', kid = 'rsa', key = rsa.privateKey, claims = {} }: Signing = {}) =>
  new SignJWT({
    iss: issuer,
    aud: audience,
    sub: userId,
    roles: ['REP'],
    teams: [teamId],
    iat: seconds(now),
    exp: seconds(now) + 600,
    ...claims,
  })
    .setProtectedHeader({ alg, kid })
    .sign(key);

const refusal = async (token: string, options?: Partial<TokenVerifierOptions>) =>
  verifier(options)
    .verify(token)
    .then(
      () => 'accepted',
      (error: { reason?: string; name: string }) => error.reason ?? error.name,
    );

beforeAll(async () => {
  rsa = await generateKeyPair('RS256', { extractable: true });
  ec = await generateKeyPair('ES256', { extractable: true });
  stranger = await generateKeyPair('RS256', { extractable: true });
  server = createServer((request, response) => {
    fetches.push(request.url ?? '');
    const discovery = { issuer, jwks_uri: `${issuer}/jwks` };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url === '/jwks' ? { keys: published } : discovery));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

beforeEach(async () => {
  now = new Date();
  fetches = [];
  published = [
    { ...(await exportJWK(rsa.publicKey)), kid: 'rsa', alg: 'RS256', use: 'sig' },
    { ...(await exportJWK(ec.publicKey)), kid: 'ec', alg: 'ES256', use: 'sig' },
  ];
});

describe('Token verifier › when the token is right', () => {
  it('gives the viewer, with the scopes of the role', async () => {
    const viewer = await verifier().verify(await sign());
    expect(viewer).toMatchObject({ id: userId, roles: ['REP'], teamIds: [teamId] });
    expect(viewer.scopes).toContain('leads:qualify');
  });

  it('accepts ES256 too', async () => {
    expect(await refusal(await sign({ alg: 'ES256', kid: 'ec', key: ec.privateKey }))).toBe('accepted');
  });

  it('asks the issuer for its keys once, by discovery or at the address given', async () => {
    const [byDiscovery, byAddress] = [verifier(), verifier({ jwksUri: `${issuer}/jwks` })];
    await byDiscovery.verify(await sign());
    await byDiscovery.verify(await sign({ claims: { jti: 'another' } }));
    expect(fetches).toEqual(['/.well-known/openid-configuration', '/jwks']);
    await byAddress.verify(await sign());
    expect(fetches).toHaveLength(3);
  });

  it('remembers it, and still refuses it from the second at which it ends', async () => {
    const tokens = verifier();
    const token = await sign();
    const viewer = await tokens.verify(token);
    expect(await tokens.verify(token)).toBe(viewer);
    now = new Date((seconds(now) + 600) * 1000);
    await expect(tokens.verify(token)).rejects.toMatchObject({ reason: 'expired' });
  });
});

describe('Token verifier › when the token is not right', () => {
  it.each<[string, string, Signing['claims']]>([
    ['has expired', 'expired', { iat: 1_000, exp: 1_600 }],
    ['comes from another issuer', 'issuer', { iss: 'https://elsewhere.example' }],
    ['is meant for another audience', 'audience', { aud: 'payroll' }],
    ['names no audience', 'audience', { aud: undefined }],
    ['never ends', 'lifetime', { exp: undefined }],
    ['does not say when it was made', 'lifetime', { iat: undefined }],
    ['has no user id', 'malformed', { sub: 'admin' }],
    ['has no roles', 'malformed', { roles: undefined }],
  ])('and %s › refuses it as %s', async (_, reason, claims) => {
    expect(await refusal(await sign({ claims }))).toBe(reason);
  });

  it('and lives longer than fifteen minutes › refuses it for its lifetime', async () => {
    expect(await refusal(await sign({ claims: { exp: seconds(now) + 901 } }))).toBe('lifetime');
    expect(await refusal(await sign({ claims: { exp: seconds(now) + 900 } }))).toBe('accepted');
  });

  it('and is dated ahead › refuses it as not yet valid', async () => {
    expect(await refusal(await sign({ claims: { iat: seconds(now) + 60, exp: seconds(now) + 900 } }))).toBe('not-yet-valid');
    expect(await refusal(await sign({ claims: { nbf: seconds(now) + 60 } }))).toBe('not-yet-valid');
  });

  it('and its algorithm was swapped for HS256 keyed with the public key › refuses the algorithm', async () => {
    const publicPem = new TextEncoder().encode(await exportSPKI(rsa.publicKey));
    expect(await refusal(await sign({ alg: 'HS256', key: publicPem }))).toBe('algorithm');
  });

  it('and its algorithm is "none" › refuses the algorithm', async () => {
    const [, payload] = (await sign()).split('.');
    const header = Buffer.from(JSON.stringify({ alg: 'none', kid: 'rsa' })).toString('base64url');
    expect(await refusal(`${header}.${payload}.`)).toBe('algorithm');
  });

  it('and its algorithm is not on the list, though the key would do › refuses the algorithm', async () => {
    const key = await crypto.subtle.importKey(
      'jwk',
      { ...(await exportJWK(rsa.privateKey)) },
      { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512' },
      false,
      ['sign'],
    );
    expect(await refusal(await sign({ alg: 'RS512', key }))).toBe('algorithm');
  });

  it('and it was signed with another key under a known key id › refuses the signature', async () => {
    expect(await refusal(await sign({ key: stranger.privateKey }))).toBe('signature');
  });

  it('and its claims were changed after signing › refuses the signature', async () => {
    const [header, , signature] = (await sign()).split('.');
    const [, payload] = (await sign({ claims: { roles: ['ADMIN'] } })).split('.');
    expect(await refusal(`${header}.${payload}.${signature}`)).toBe('signature');
  });

  it('and its key id is unknown › refuses the key', async () => {
    expect(await refusal(await sign({ kid: 'forged', key: stranger.privateKey }))).toBe('key');
  });

  it.each(['', 'x', 'a.b.c', 'a.b.c.d.e'])('and is "%s" › refuses it as malformed', async (token) => {
    expect(await refusal(token)).toBe('malformed');
  });
});

describe('Token verifier › when the issuer is away', () => {
  it('says that it cannot know, instead of refusing', async () => {
    const token = await sign();
    expect(await refusal(token, { jwksUri: 'http://127.0.0.1:1/jwks' })).toBe('KeysUnavailable');
  });

  it('asks again at the next token', async () => {
    const token = await sign();
    const keys = published;
    published = 'broken' as unknown as JWK[];
    const tokens = verifier();
    await expect(tokens.verify(token)).rejects.toMatchObject({ name: 'KeysUnavailable' });
    published = keys;
    await expect(tokens.verify(token)).resolves.toMatchObject({ id: userId });
  });
});
