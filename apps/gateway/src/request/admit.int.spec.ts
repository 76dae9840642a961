import { type TestIssuer, testIssuer, viewerFor } from '@leadline/testkit';
import { startPeople } from '../testing/people-and-orders.ts';
import { startGateway, type TestGateway } from '../testing/start-gateway.ts';
import type { TinySubgraph } from '../testing/tiny-subgraph.ts';

const rep = viewerFor('REP');
const claims = { sub: rep.id, roles: ['REP'], teams: [] };

let issuer: TestIssuer;
let people: TinySubgraph;
let gateway: TestGateway;

beforeAll(async () => {
  issuer = await testIssuer();
  people = await startPeople();
  gateway = await startGateway([people], { AUTH: 'on', OIDC_ISSUER: issuer.issuer });
});

afterAll(async () => {
  await gateway.stop();
  await people.stop();
  await issuer.close();
});

const ask = (authorization: string | undefined) =>
  gateway.query('{ me { name } }', { headers: authorization === undefined ? {} : { authorization } });

describe('Admission', () => {
  it('when the token is right › answers, and sends the token on', async () => {
    const token = await issuer.tokenOf(rep);
    expect(await ask(`Bearer ${token}`)).toMatchObject({ status: 200, data: { me: { name: 'Rosa' } } });
    expect(people.requests.at(-1)!.headers.authorization).toBe(`Bearer ${token}`);
  });

  it.each<[string, string, () => Promise<string | undefined>]>([
    ['there is no token', 'missing', async () => undefined],
    ['the token has expired', 'expired', async () => `Bearer ${await issuer.sign(claims, { expiresIn: -1 })}`],
    ['the token is for another audience', 'audience', async () => `Bearer ${await issuer.sign(claims, { audience: 'payroll' })}`],
    ['the token lives too long', 'lifetime', async () => `Bearer ${await issuer.sign(claims, { expiresIn: 3_600 })}`],
    ['the token is no token', 'malformed', async () => 'Bearer hello'],
    ['the scheme is another', 'malformed', async () => 'Basic cmVwOnJlcA=='],
  ])('when %s › refuses with the reason "%s", and asks no subgraph', async (_, reason, header) => {
    const asked = people.requests.length;
    const answer = await ask(await header());
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(answer.errors).toEqual([
      { message: expect.any(String), extensions: { code: 'UNAUTHENTICATED', rule: 'TokenNotAccepted', details: { reason } } },
    ]);
    expect(people.requests).toHaveLength(asked);
  });

  it('when the issuer cannot be reached › says so, instead of refusing the token', async () => {
    const elsewhere = await startGateway([people], { AUTH: 'on', OIDC_ISSUER: issuer.issuer, OIDC_JWKS_URI: 'http://127.0.0.1:1/jwks' });
    const answer = await elsewhere.query('{ me { name } }', { headers: { authorization: `Bearer ${await issuer.tokenOf(rep)}` } });
    await elsewhere.stop();
    expect(answer).toMatchObject({ status: 503, errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE', rule: 'IssuerNotReachable' } }] });
  });
});
