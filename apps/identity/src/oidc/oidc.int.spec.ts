import { createHash } from 'node:crypto';
import { createTokenVerifier } from '@leadline/auth';
import type { RunningIdentity } from '../service.ts';
import { identitySettings, startIdentity } from '../testing/start-identity.ts';
import { Browser } from '../testing/browser.ts';

const secret = 'a-secret-of-this-test';
const redirectUri = 'http://127.0.0.1:4999/callback';

let identity: RunningIdentity;
let issuer: string;

beforeAll(async () => {
  const settings = await identitySettings({ SERVICE_CLIENT_SECRET: secret, CONSOLE_REDIRECT_URIS: redirectUri });
  issuer = settings['OIDC_ISSUER']!;
  identity = await startIdentity(settings);
});

afterAll(() => identity.stop());

const discovery = async () => (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as Record<string, string>;
const verify = (token: string) => createTokenVerifier({ issuer, audience: 'leadline' }).verify(token);

async function fetchToken(parameters: Record<string, string>, headers: Record<string, string> = {}) {
  const { token_endpoint } = await discovery();
  const response = await fetch(token_endpoint!, { method: 'POST', headers, body: new URLSearchParams(parameters) });
  return (await response.json()) as { access_token: string; refresh_token?: string; expires_in: number; error?: string };
}

describe('OIDC issuer', () => {
  it('when asked who it is › publishes its endpoints and keys, and no private key', async () => {
    const document = await discovery();
    expect(document).toMatchObject({ issuer, token_endpoint: `${issuer}/token` });
    const { keys } = (await (await fetch(document['jwks_uri']!)).json()) as { keys: Record<string, string>[] };
    expect(keys).toEqual([expect.objectContaining({ alg: 'RS256', kty: 'RSA' })]);
    expect(keys[0]).not.toHaveProperty('d');
  });

  it('when the service account asks by client credentials › gives a token with the scopes asked for', async () => {
    const basic = Buffer.from(`leadline-service:${secret}`).toString('base64');
    const answer = await fetchToken(
      { grant_type: 'client_credentials', scope: 'leads:read leads:capture' },
      { authorization: `Basic ${basic}` },
    );
    expect(answer.expires_in).toBe(600);
    const viewer = await verify(answer.access_token);
    expect(viewer).toMatchObject({ id: '10000000-0000-4000-8000-000000000008', roles: ['SERVICE'] });
    expect(viewer.scopes).toEqual(new Set(['leads:read', 'leads:capture']));
  });

  it('when the secret is wrong › gives none', async () => {
    const basic = Buffer.from('leadline-service:guessed').toString('base64');
    const answer = await fetchToken({ grant_type: 'client_credentials' }, { authorization: `Basic ${basic}` });
    expect(answer).toEqual(expect.objectContaining({ error: 'invalid_client' }));
  });

  it('when a manager signs in by code with PKCE › gives a token with role and team', async () => {
    const verifierWord = 'v'.repeat(64);
    const browser = new Browser();
    const start = new URL(`${issuer}/auth`);
    start.search = new URLSearchParams({
      client_id: 'leadline-console',
      response_type: 'code',
      scope: 'openid',
      redirect_uri: redirectUri,
      code_challenge: createHash('sha256').update(verifierWord).digest('base64url'),
      code_challenge_method: 'S256',
    }).toString();

    const loginPage = await browser.open(start);
    const consentPage = await browser.submit(loginPage, { prompt: 'login', login: 'manager', password: 'any' });
    const end = await browser.submit(consentPage, { prompt: 'consent' });
    expect(end.origin + end.pathname).toBe(redirectUri);

    const code = end.searchParams.get('code')!;
    const answer = await fetchToken({
      grant_type: 'authorization_code',
      client_id: 'leadline-console',
      code,
      code_verifier: verifierWord,
      redirect_uri: redirectUri,
    });
    await expect(verify(answer.access_token)).resolves.toMatchObject({
      id: '10000000-0000-4000-8000-000000000002',
      roles: ['MANAGER'],
      teamIds: ['20000000-0000-4000-8000-000000000001'],
    });
  });
});
