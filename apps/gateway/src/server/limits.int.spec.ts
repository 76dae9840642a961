import { hash } from 'node:crypto';
import { eventually } from '@leadline/testkit';
import { startPeople } from '../testing/people-and-orders.ts';
import { head, rawClient } from '../testing/raw-client.ts';
import { answerOf, startGateway, type TestGateway } from '../testing/start-gateway.ts';
import type { TinySubgraph } from '../testing/tiny-subgraph.ts';

let people: TinySubgraph;
let gateway: TestGateway;

const start = async (settings: Record<string, string>) => {
  await gateway?.stop();
  gateway = await startGateway([people], settings);
};

beforeEach(async () => {
  people = await startPeople();
});

afterEach(async () => {
  await gateway.stop();
  await people.stop();
});

const me = '{ me { id } }';

/** A subgraph that answers nobody until it is told to. */
function holdingBack(): { waiting(): number; release(): void } {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  people.behave(async (response, answer) => {
    await released;
    response.end(await answer());
  });
  const before = people.requests.length;
  return { waiting: () => people.requests.length - before, release };
}

describe('Gateway › limits of a query', () => {
  it('when it is over one › is refused with rule and figures before any subgraph is asked, and the next is answered', async () => {
    await start({ QUERY_MAX_ALIASES: '1' });
    const answer = await gateway.query('{ a: me { id } b: me { id } }');
    expect(answer).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'QUERY_REFUSED', rule: 'TooManyAliases', details: { limit: 1, found: 2 } } }],
    });
    expect(answer.headers.get('x-request-id')).toBeTruthy();
    expect(people.requests).toHaveLength(0);
    expect((await gateway.query(me)).data).toEqual({ me: { id: '1' } });
  });

  const inAddress = async (query: string) =>
    answerOf(await fetch(`${gateway.url}/graphql?query=${query}`, { headers: { 'apollo-require-preflight': '1' } }));

  it.each([
    ['', 'as it is'],
    ['%20%23%zz', 'with bytes that one reader decodes and another leaves as they are'],
    ['%20%23%C3%28', 'with bytes that are no UTF-8'],
    ['&query=%7B', 'twice'],
  ])('when it comes in the address (%s: %s) › is held to the same', async (ending) => {
    await start({ QUERY_MAX_ALIASES: '1' });
    expect(await inAddress(encodeURIComponent('{ a: me { id } b: me { id } }') + ending)).toMatchObject({ status: 400 });
    expect(people.requests).toHaveLength(0);
  });

  it('when its fragments double each other, hidden from who reads addresses strictly › is refused at once, with the rule', async () => {
    await start({});
    const doubling = Array.from({ length: 100 }, (_, index) => `fragment f${index} on Person{...f${index + 1} ...f${index + 1}}`);
    const source = `{me{...f0}}${doubling.join('')}fragment f100 on Person{id}`;
    expect(await inAddress(`${encodeURIComponent(source)}%20%23%zz`)).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'QUERY_REFUSED', rule: 'TooManyFields' } }],
    });
    expect(await (await fetch(`${gateway.url}/metrics`)).text()).toMatch(/gateway_requests_refused_total\{rule="TooManyFields"\} \d+/);
  });

  it('when the price is asked for › tells it, also of a query that is too costly', async () => {
    await start({ QUERY_MAX_COST: '1' });
    const asking = { headers: { 'x-leadline-cost': '1' } };
    expect(JSON.parse((await gateway.query(me, asking)).text)).toEqual({
      data: { me: { id: '1' } },
      extensions: { cost: { price: 1, limit: 1 } },
    });
    expect(JSON.parse((await gateway.query(me)).text)).not.toHaveProperty('extensions');
    const answer = await gateway.query('{ a: me { id } b: me { id } }', asking);
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { rule: 'QueryTooCostly', details: { limit: 1, found: 2 } } }] });
    expect(people.requests).toHaveLength(2);
  });

  it('when a persisted query is asked for by its hash › is answered once it was sent whole', async () => {
    await start({});
    const send = async (body: object) =>
      answerOf(
        await fetch(`${gateway.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      );
    const persisted = { extensions: { persistedQuery: { version: 1, sha256Hash: hash('sha256', me) } } };
    expect((await send(persisted)).errors).toMatchObject([{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }]);
    expect((await send({ query: me, ...persisted })).data).toEqual({ me: { id: '1' } });
    expect((await send(persisted)).data).toEqual({ me: { id: '1' } });
  });
});

describe('Gateway › limits of a caller', () => {
  it('when requests come faster than allowed › 429 with the time to wait', async () => {
    await start({ RATE_PER_SECOND: '0.1', RATE_BURST: '2' });
    await gateway.query(me);
    await gateway.query(me);
    const answer = await gateway.query(me);
    expect(answer).toMatchObject({ status: 429, errors: [{ extensions: { code: 'RATE_LIMITED', rule: 'TooManyRequests' } }] });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(1);
    expect((await fetch(`${gateway.url}/livez`)).status).toBe(200);
  });

  it('when too many requests are in hand › 429, until one is answered', async () => {
    await start({ REQUESTS_AT_ONCE_PER_CALLER: '2' });
    const { waiting, release } = holdingBack();
    const held = [gateway.query(me), gateway.query(me)];
    await eventually(() => expect(waiting()).toBe(2));
    expect(await gateway.query(me)).toMatchObject({ status: 429, errors: [{ extensions: { rule: 'TooManyRequestsAtOnce' } }] });
    release();
    for (const answer of await Promise.all(held)) expect(answer.status).toBe(200);
    await eventually(async () => expect((await gateway.query(me)).status).toBe(200));
  });

  it('when too many have sent but the heads of their requests › 429, until they have left', async () => {
    await start({ REQUESTS_AT_ONCE_PER_CALLER: '2' });
    const stalled = Array.from({ length: 2 }, () => rawClient(gateway.url, head('content-length: 10000', 'expect: 100-continue'), '{'));
    await eventually(() => expect(stalled.every((client) => client.received().includes('100 Continue'))).toBe(true));
    expect(await gateway.query(me)).toMatchObject({ status: 429, errors: [{ extensions: { rule: 'TooManyRequestsAtOnce' } }] });
    stalled.forEach(({ end }) => end());
    await eventually(async () => expect((await gateway.query(me)).status).toBe(200));
  });

  it('when a caller leaves without its answer › its place is free again', async () => {
    await start({ REQUESTS_AT_ONCE_PER_CALLER: '1' });
    const { waiting, release } = holdingBack();
    const leaving = new AbortController();
    const gone = gateway.query(me, { signal: leaving.signal }).catch(() => undefined);
    await eventually(() => expect(waiting()).toBe(1));
    leaving.abort();
    await gone;
    release();
    await eventually(async () => expect((await gateway.query(me)).status).toBe(200));
  });
});

describe('Gateway › overload', () => {
  it('when as much is in hand as it can take › sheds the rest at once, stays alive, and recovers as soon as the load is gone', async () => {
    await start({ REQUESTS_AT_ONCE: '3' });
    const { waiting, release } = holdingBack();
    const held = Array.from({ length: 3 }, () => gateway.query(me));
    await eventually(() => expect(waiting()).toBe(3));

    const shed = await Promise.all(Array.from({ length: 30 }, () => gateway.query(me)));
    for (const answer of shed) {
      expect(answer).toMatchObject({ status: 503, errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE', rule: 'GatewayOverloaded' } }] });
      expect(answer.headers.get('retry-after')).toBe('1');
    }
    expect(waiting()).toBe(3);
    expect((await fetch(`${gateway.url}/livez`)).status).toBe(200);
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(metrics).toContain('gateway_requests_in_hand 3');
    expect(metrics).toMatch(/gateway_requests_refused_total\{rule="GatewayOverloaded"\} \d+/);

    release();
    for (const answer of await Promise.all(held)) expect(answer.data).toEqual({ me: { id: '1' } });
    const after = await Promise.all(Array.from({ length: 3 }, () => gateway.query(me)));
    expect(after.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('when one caller takes all that it can › another is still let in', async () => {
    await start({ REQUESTS_AT_ONCE: '8', TRUST_PROXY: '1' });
    const { waiting, release } = holdingBack();
    const from = (address: string) => gateway.query(me, { headers: { 'x-forwarded-for': address } });
    const held = Array.from({ length: 7 }, () => from('192.0.2.1'));
    await eventually(() => expect(waiting()).toBe(7));
    expect(await from('192.0.2.1')).toMatchObject({ status: 429, errors: [{ extensions: { rule: 'TooManyRequestsAtOnce' } }] });
    const other = from('192.0.2.2');
    await eventually(() => expect(waiting()).toBe(8));
    release();
    for (const answer of await Promise.all([...held, other])) expect(answer.status).toBe(200);
  });

  it('when a request takes longer than allowed › is answered with what there is, and the subgraph’s call is ended', async () => {
    await start({ REQUEST_TIMEOUT_MS: '300' });
    people.behave(() => undefined);
    const answer = await gateway.query(me);
    expect(answer).toMatchObject({
      status: 200,
      data: { me: null },
      errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', rule: 'SubgraphTimedOut' } }],
    });
    await eventually(() => expect(people.aborted()).toBe(1));
  });
});
