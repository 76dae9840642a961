import { startPeople } from '../testing/people-and-orders.ts';
import { head, rawClient } from '../testing/raw-client.ts';
import { startGateway, type TestGateway } from '../testing/start-gateway.ts';
import type { TinySubgraph } from '../testing/tiny-subgraph.ts';

let people: TinySubgraph;
let strict: TestGateway;

const start = async (settings: Record<string, string> = {}) =>
  (strict = await startGateway([people], { RATE_PER_SECOND: '0.1', RATE_BURST: '1', ...settings }));

beforeAll(async () => void (people = await startPeople()));
afterEach(() => strict.stop());
afterAll(() => people.stop());

describe('A stranger who has no share left', () => {
  it.each([
    ['no proxy is trusted', {}, ['192.0.2.1', '192.0.2.2']],
    ['one is, and the client names an address before it', { TRUST_PROXY: '1' }, ['192.0.2.1, 198.51.100.7', '192.0.2.2, 198.51.100.7']],
  ])('when %s › nobody gets away by another address', async (_, settings, addresses) => {
    await start(settings);
    const statuses: number[] = [];
    for (const address of addresses)
      statuses.push((await strict.query('{ me { id } }', { headers: { 'x-forwarded-for': address } })).status);
    expect(statuses).toEqual([200, 429]);
  });

  it('when a request is refused by its head while a long body comes › hangs up', async () => {
    await start();
    await strict.query('{ me { id } }');
    for (const length of ['transfer-encoding: chunked', 'content-length: 100000000']) {
      const answer = await rawClient(strict.url, head(length)).closed;
      expect(answer).toMatch(/^HTTP\/1.1 429 /);
      expect(answer).toContain('connection: close');
    }
  });
});
