import { createTokenVerifier, scopes } from '@leadline/auth';
import type { RunningIdentity } from '../service.ts';
import { askToken, identitySettings, startIdentity } from '../testing/start-identity.ts';

const rep = '10000000-0000-4000-8000-000000000003';

let settings: Record<string, string>;
let identity: RunningIdentity;

const verifier = () => createTokenVerifier({ issuer: settings['OIDC_ISSUER']!, audience: 'leadline' });
const tokenOf = async (response: Response) => ((await response.json()) as { access_token: string }).access_token;

beforeAll(async () => {
  settings = await identitySettings();
  identity = await startIdentity(settings);
});

afterAll(() => identity.stop());

describe('Local token', () => {
  it.each(['admin', 'manager', 'rep', 'rep2', 'delivery', 'marketer', 'analyst', 'service'])(
    'when "%s" asks › gives a token of ten minutes that our verifier accepts',
    async (username) => {
      const response = await askToken(identity.url, { username });
      expect(response.status).toBe(200);
      const { access_token, expires_in } = (await response.json()) as { access_token: string; expires_in: number };
      expect(expires_in).toBe(600);
      const viewer = await verifier().verify(access_token);
      expect(viewer.roles).toHaveLength(1);
      expect(viewer.scopes.size).toBeGreaterThan(0);
    },
  );

  it('when the service account asks › may do everything, for replays and tests', async () => {
    const viewer = await verifier().verify(await tokenOf(await askToken(identity.url, { username: 'service' })));
    expect(viewer.scopes).toEqual(new Set(scopes));
  });

  it('when a rep asks › names their id, role and team', async () => {
    const viewer = await verifier().verify(await tokenOf(await askToken(identity.url, { username: 'rep' })));
    expect(viewer).toMatchObject({ id: rep, roles: ['REP'], teamIds: ['20000000-0000-4000-8000-000000000001'] });
  });

  it('when the issuer was restarted › tokens from before are still right', async () => {
    const token = await tokenOf(await askToken(identity.url, { username: 'rep' }));
    await identity.stop();
    identity = await startIdentity(settings);
    await expect(verifier().verify(token)).resolves.toMatchObject({ id: rep });
  });

  it('when any subject is asked for › refuses, unless that is switched on', async () => {
    const claims = { sub: '018f2b3c-7c1a-7a3b-9c2d-2f1e0a9b8c7d', roles: ['MANAGER'], teams: [] };
    expect((await askToken(identity.url, claims)).status).toBe(403);

    const open = await startIdentity(
      await identitySettings({ ALLOW_ANY_SUBJECT: '1', OIDC_ISSUER: settings['OIDC_ISSUER']!, KEYS_FILE: settings['KEYS_FILE']! }),
    );
    const token = await tokenOf(await askToken(open.url, claims));
    await open.stop();
    await expect(verifier().verify(token)).resolves.toMatchObject({ id: claims.sub, roles: ['MANAGER'] });
  });

  it('when in production mode › does not exist', async () => {
    const production = await startIdentity(await identitySettings({ NODE_ENV: 'production' }));
    const { status } = await askToken(production.url, { username: 'admin' });
    await production.stop();
    expect(status).toBe(404);
  });

  it('when in production mode › refuses to start with ALLOW_ANY_SUBJECT', async () => {
    const risky = await identitySettings({ NODE_ENV: 'production', ALLOW_ANY_SUBJECT: '1' });
    expect(() => startIdentity(risky)).toThrow(/ALLOW_ANY_SUBJECT/);
  });
});
