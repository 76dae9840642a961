import { devNull } from 'node:os';
import { gatewayKey, gatewaySignatureHeader, isSignedBy, readSignature, type ReadSignature } from '@leadline/auth';
import { startTracing } from '@leadline/observability';
import { eventually } from '@leadline/testkit';
import { startOrders, startPeople } from '../testing/people-and-orders.ts';
import { startGateway, type TestGateway } from '../testing/start-gateway.ts';
import type { TinySubgraph } from '../testing/tiny-subgraph.ts';

const requestId = '0190c2a4-7b1e-4c3a-9f10-00000000000a';

let people: TinySubgraph;
let orders: TinySubgraph;
let gateway: TestGateway;

beforeEach(async () => {
  people = await startPeople();
  orders = await startOrders();
  gateway = await startGateway([people, orders], { SUBGRAPH_CONNECTIONS: '2' });
});

afterEach(async () => {
  await gateway.stop();
  await people.stop();
  await orders.stop();
});

describe('Subgraph calls', () => {
  it('carry the caller’s token, request id and simulated time to every subgraph, and nothing else of the caller', async () => {
    const headers = {
      authorization: 'Bearer abc',
      'x-request-id': requestId,
      'x-leadline-now': '2017-01-01T00:00:00.000Z',
      cookie: 'secret=1',
      'x-forwarded-for': '10.0.0.1',
    };
    const answer = await gateway.query('{ me { orders } }', { headers });
    expect(answer.headers.get('x-request-id')).toBe(requestId);
    for (const { headers: received } of [...people.requests, ...orders.requests]) {
      expect(received).toMatchObject({
        authorization: 'Bearer abc',
        'x-request-id': requestId,
        'x-leadline-now': '2017-01-01T00:00:00.000Z',
      });
      expect(received).not.toHaveProperty('cookie');
      expect(received).not.toHaveProperty('x-forwarded-for');
    }
    expect(orders.requests).toHaveLength(1);
  });

  it.each([undefined, 'x', 'request-0001', 'line\tbreak-and-more', 'y'.repeat(65)])(
    'get a new request id when the caller’s is %p',
    async (id) => {
      const answer = await gateway.query('{ me { id } }', { headers: id ? { 'x-request-id': id } : {} });
      const made = people.requests[0]!.headers['x-request-id'];
      expect(made).toMatch(/^[0-9a-f-]{36}$/);
      expect(answer.headers.get('x-request-id')).toBe(made);
    },
  );

  it('continue the caller’s trace', async () => {
    const tracing = startTracing({ service: 'spec', traceFile: devNull });
    const traceId = 'a'.repeat(32);
    await gateway.query('{ me { orders } }', { headers: { traceparent: `00-${traceId}-${'b'.repeat(16)}-01` } });
    await tracing.shutdown();
    for (const { headers } of [...people.requests, ...orders.requests]) expect(headers['traceparent']).toContain(traceId);
    expect(orders.requests[0]!.headers['traceparent']).not.toBe(people.requests[0]!.headers['traceparent']);
  });

  it('reuse kept-alive connections, and never open more than allowed', async () => {
    for (let count = 0; count < 10; count += 1) await gateway.query('{ me { id } }');
    expect(people.connections()).toBe(1);
    await Promise.all(Array.from({ length: 20 }, () => gateway.query('{ me { id } }')));
    expect(people.requests).toHaveLength(30);
    expect(people.connections()).toBeLessThanOrEqual(2);
  });

  it('end when the caller goes away', async () => {
    people.behave(() => undefined);
    const leaving = new AbortController();
    const answer = gateway.query('{ me { id } }', { signal: leaving.signal }).catch((error: Error) => error.name);
    await eventually(() => expect(people.requests).toHaveLength(1));
    leaving.abort();
    expect(await answer).toBe('AbortError');
    await eventually(() => expect(people.aborted()).toBe(1));
  });

  it('let an answer be kept only as long as every subgraph allows', async () => {
    const keepFor = (subgraph: TinySubgraph, header: string) =>
      subgraph.behave(async (response, answer) => void response.setHeader('cache-control', header).end(await answer()));
    keepFor(people, 'max-age=60, public');
    keepFor(orders, 'max-age=30, private');
    expect((await gateway.query('{ me { id orders } }')).headers.get('cache-control')).toBe('max-age=30, private');
    keepFor(orders, 'no-store');
    expect((await gateway.query('{ me { id orders } }')).headers.get('cache-control')).toBe('no-store');
  });

  it('are signed with the gateway’s key, token included, when there is one', async () => {
    const key = 'one key of thirty-two letters or more';
    const signing = await startGateway([people], { GATEWAY_KEY: key });
    await signing.query('{ me { id } }', { headers: { authorization: 'Bearer abc' } });
    await gateway.query('{ me { id } }');
    await signing.stop();
    const [signed, unsigned] = people.requests;
    const signature = readSignature(signed!.headers[gatewaySignatureHeader]) as ReadSignature;
    const request = { method: 'POST', path: '/graphql', authorization: 'Bearer abc', body: signed!.body };
    expect(isSignedBy([gatewayKey(key)], signature, request)).toBe(true);
    expect(isSignedBy([gatewayKey(key)], signature, { ...request, authorization: 'Bearer of another' })).toBe(false);
    expect(unsigned!.headers).not.toHaveProperty(gatewaySignatureHeader);
  });

  it('go where SUBGRAPH_URLS says', async () => {
    const elsewhere = await startGateway([{ ...people, url: 'http://nowhere.invalid/graphql' }, orders], {
      SUBGRAPH_URLS: JSON.stringify({ people: people.url }),
    });
    const { data } = await elsewhere.query('{ me { name } }');
    await elsewhere.stop();
    expect(data).toEqual({ me: { name: 'Rosa' } });
  });
});
