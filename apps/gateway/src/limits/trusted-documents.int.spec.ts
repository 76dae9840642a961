import { hash } from 'node:crypto';
import { startPeople } from '../testing/people-and-orders.ts';
import { answerOf, startGateway, type TestGateway } from '../testing/start-gateway.ts';
import type { TinySubgraph } from '../testing/tiny-subgraph.ts';
import { trustedList } from '../testing/trusted-list.ts';

const listed = 'query Me { me { name } }';
const other = 'query Other { me { id } }';

let people: TinySubgraph;
let gateway: TestGateway;

beforeAll(async () => {
  people = await startPeople();
  gateway = await startGateway([people], { TRUSTED_DOCUMENTS: await trustedList(listed) });
});

afterAll(async () => {
  await gateway.stop();
  await people.stop();
});

const byHash = (document: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hash('sha256', document) } } });
const send = async (body: object) =>
  answerOf(
    await fetch(`${gateway.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  );

/** What a browser's cache or a CDN would ask; the header says that no page of another site sent it. */
const get = async (body: object) => {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(body)) parameters.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  return answerOf(await fetch(`${gateway.url}/graphql?${parameters}`, { headers: { 'apollo-require-preflight': 'true' } }));
};

describe('Gateway › with a list of trusted documents', () => {
  describe.each([
    ['POST', send],
    ['GET', get],
  ])('over %s', (_method, ask) => {
    it('runs what is on it, sent whole or by its hash alone', async () => {
      expect((await ask({ query: listed })).data).toEqual({ me: { name: 'Rosa' } });
      expect((await ask(byHash(listed))).data).toEqual({ me: { name: 'Rosa' } });
    });

    it.each<[string, object]>([
      ['what is not', { query: other }],
      ['what is not, to be kept for later', { query: other, ...byHash(other) }],
      ['introspection', { query: '{ __schema { types { name } } }' }],
      ['what does not even parse', { query: '{' }],
    ])('refuses %s, and asks no subgraph', async (_, body) => {
      const asked = people.requests.length;
      expect(await ask(body)).toMatchObject({
        status: 400,
        errors: [{ extensions: { code: 'QUERY_REFUSED', rule: 'DocumentNotTrusted' } }],
      });
      expect(people.requests).toHaveLength(asked);
    });

    it('when a client tries to register its own › still does not know it by its hash', async () => {
      await ask({ query: other, ...byHash(other) });
      expect((await ask(byHash(other))).errors).toMatchObject([{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }]);
    });

    it('when another query comes under the hash of a trusted one › refuses it', async () => {
      expect((await ask({ query: other, ...byHash(listed) })).status).toBe(400);
    });
  });
});
