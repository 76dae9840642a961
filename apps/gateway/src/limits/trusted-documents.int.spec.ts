import { hash } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPeople } from '../testing/people-and-orders.ts';
import { answerOf, startGateway, type TestGateway } from '../testing/start-gateway.ts';
import type { TinySubgraph } from '../testing/tiny-subgraph.ts';

const listed = 'query Me { me { name } }';
const other = 'query Other { me { id } }';

let people: TinySubgraph;
let gateway: TestGateway;

beforeAll(async () => {
  people = await startPeople();
  const path = join(await mkdtemp(join(tmpdir(), 'leadline-trusted-')), 'documents.json');
  await writeFile(path, JSON.stringify({ [hash('sha256', listed)]: listed }));
  gateway = await startGateway([people], { TRUSTED_DOCUMENTS: path });
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

describe('Gateway › with a list of trusted documents', () => {
  it('runs what is on it, sent whole or by its hash alone', async () => {
    expect((await send({ query: listed })).data).toEqual({ me: { name: 'Rosa' } });
    expect((await send(byHash(listed))).data).toEqual({ me: { name: 'Rosa' } });
  });

  it.each<[string, object]>([
    ['what is not', { query: other }],
    ['what is not, to be kept for later', { query: other, ...byHash(other) }],
    ['introspection', { query: '{ __schema { types { name } } }' }],
    ['what does not even parse', { query: '{' }],
  ])('refuses %s, and asks no subgraph', async (_, body) => {
    const asked = people.requests.length;
    expect(await send(body)).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'QUERY_REFUSED', rule: 'DocumentNotTrusted' } }],
    });
    expect(people.requests).toHaveLength(asked);
  });

  it('when a client tries to register its own › still does not know it by its hash', async () => {
    await send({ query: other, ...byHash(other) });
    expect((await send(byHash(other))).errors).toMatchObject([{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }]);
  });

  it('when another query comes under the hash of a trusted one › refuses it', async () => {
    expect((await send({ query: other, ...byHash(listed) })).status).toBe(400);
  });
});
