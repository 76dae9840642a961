import { createHmac } from 'node:crypto';
import { type TestIssuer, testIssuer, viewerFor } from '@leadline/testkit';
import { startPeople } from '../testing/people-and-orders.ts';
import { startGateway, type TestGateway } from '../testing/start-gateway.ts';
import type { TinySubgraph } from '../testing/tiny-subgraph.ts';

const rep = viewerFor('REP');

let issuer: TestIssuer;
let stranger: TestIssuer;
let people: TinySubgraph;
let gateway: TestGateway;

const start = async (settings: Record<string, string> = {}) =>
  startGateway([people], { AUTH: 'on', OIDC_ISSUER: issuer.issuer, ...settings });

beforeAll(async () => {
  [issuer, stranger, people] = await Promise.all([testIssuer(), testIssuer(), startPeople()]);
  gateway = await start();
});

afterAll(async () => {
  await Promise.all([gateway.stop(), people.stop(), issuer.close(), stranger.close()]);
});

const asking = (token: string, at = gateway) => at.query('{ me { name } }', { headers: { authorization: `Bearer ${token}` } });
const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const decoded = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;

/** The token with another header, signed by whoever can read the issuer's public key. */
async function withAlgorithm(alg: string): Promise<string> {
  const [header, payload = ''] = (await issuer.tokenOf(rep)).split('.');
  const publicKey = await (await fetch(issuer.jwksUri)).text();
  const signed = `${encoded({ ...decoded(header), alg })}.${payload}`;
  return `${signed}.${alg === 'none' ? '' : createHmac('sha256', publicKey).update(signed).digest('base64url')}`;
}

async function withClaims(change: object): Promise<string> {
  const [header = '', payload, signature = ''] = (await issuer.tokenOf(rep)).split('.');
  return [header, encoded({ ...decoded(payload), ...change }), signature].join('.');
}

describe('A forged token', () => {
  it.each<[string, string, () => Promise<string>]>([
    ['signed by nobody', 'algorithm', () => withAlgorithm('none')],
    ['signed with the public key as if it were a secret', 'algorithm', () => withAlgorithm('HS256')],
    ['with claims that were changed', 'signature', () => withClaims({ roles: ['ADMIN'] })],
    ['of another issuer', 'signature', () => stranger.tokenOf(rep)],
    ['that lives as long as its bearer likes', 'signature', () => withClaims({ exp: 4_102_444_800 })],
  ])('%s › 401 for its %s; no subgraph is asked, and the token is not repeated', async (_, reason, make) => {
    const asked = people.requests.length;
    const token = await make();
    const answer = await asking(token);
    expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { rule: 'TokenNotAccepted', details: { reason } } }] });
    expect(answer.text).not.toContain(token.slice(-20));
    expect(people.requests).toHaveLength(asked);
  });

  it('as large as a book › 431, before it is looked at', async () => {
    const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers: { authorization: `Bearer ${'x'.repeat(50_000)}` } });
    expect(response.status).toBe(431);
  });

  it('again and again › counts against the address, not against those who have good ones', async () => {
    const strict = await start({ RATE_PER_SECOND: '0.1', RATE_BURST: '3' });
    const statuses = [];
    for (let count = 0; count < 5; count += 1) statuses.push((await asking(await withAlgorithm('none'), strict)).status);
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
    expect((await asking(await issuer.tokenOf(rep), strict)).status).toBe(200);
    await strict.stop();
  });
});
