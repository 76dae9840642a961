import { eventually, type TestIssuer, testIssuer, viewerFor } from '@leadline/testkit';
import { startPeople } from '../testing/people-and-orders.ts';
import { head, rawClient } from '../testing/raw-client.ts';
import { answerOf, startGateway, type TestGateway } from '../testing/start-gateway.ts';
import type { TinySubgraph } from '../testing/tiny-subgraph.ts';

let people: TinySubgraph;
let gateway: TestGateway;

beforeAll(async () => {
  people = await startPeople();
  gateway = await startGateway([people], { CORS_ORIGINS: 'https://console.example, https://other.example' });
});

afterAll(async () => {
  await gateway.stop();
  await people.stop();
});

const json = { 'content-type': 'application/json' };
const post = (body: string, headers: Record<string, string> = json) => fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body });

describe('Gateway over HTTP', () => {
  it('answers the probes and shows its metrics', async () => {
    await gateway.query('{ me { id } }');
    expect((await fetch(`${gateway.url}/livez`)).status).toBe(200);
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200);
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(metrics).toContain('gateway_subgraph_request_seconds_count{subgraph="people",outcome="answered"}');
    expect(metrics).toContain('gateway_operation_seconds_count{operation="query",outcome="answered"}');
  });

  it('when an address asks for the metrics without end › 429 with the time to wait; others get them, and it is seen to live', async () => {
    const proxied = await startGateway([people], { TRUST_PROXY: '1' });
    const get = (path: string, address: string) => fetch(proxied.url + path, { headers: { 'x-forwarded-for': address } });
    const refused = await eventually(async () => {
      const answers = await Promise.all(Array.from({ length: 100 }, () => get('/metrics', '192.0.2.1')));
      return answerOf(answers.find(({ status }) => status === 429)!);
    });
    expect(refused.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', rule: 'TooManyRequests', details: { perSecond: 10 } } }]);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await get('/metrics', '192.0.2.2')).status).toBe(200);
    for (const path of ['/livez', '/readyz']) expect((await get(path, '192.0.2.1')).status).toBe(200);
    await proxied.stop();
  });

  it('when a body is larger than 1 MB › refuses it', async () => {
    const answer = await answerOf(await post(JSON.stringify({ query: `{ me { id } } #${'x'.repeat(1_048_576)}` })));
    expect(answer).toMatchObject({ status: 413, errors: [{ extensions: { code: 'REQUEST_TOO_LARGE' } }] });
  });

  it('when a body is not JSON › refuses it without repeating it', async () => {
    const answer = await answerOf(await post('{"query": sentinel'));
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    expect(answer.text).not.toContain('sentinel');
  });

  it('when a browser could have sent the request without asking › refuses it', async () => {
    expect((await post(JSON.stringify({ query: '{ me { id } }' }), { 'content-type': 'text/plain' })).status).toBe(400);
    expect((await fetch(`${gateway.url}/graphql?query={me{id}}`)).status).toBe(400);
    expect((await fetch(`${gateway.url}/graphql?query={me{id}}`, { headers: { 'apollo-require-preflight': '1' } })).status).toBe(200);
  });

  it('when requests come as a batch › refuses them', async () => {
    expect((await post(JSON.stringify([{ query: '{ me { id } }' }]))).status).toBe(400);
  });

  it('lets in the origins on the list, and no others', async () => {
    const allowed = async (origin: string) =>
      (
        await fetch(`${gateway.url}/graphql`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } })
      ).headers.get('access-control-allow-origin');
    expect(await allowed('https://other.example')).toBe('https://other.example');
    expect(await allowed('https://evil.example')).toBeNull();
  });

  it.each(['h2c', 'TLS/1.0', 'websocket/13'])('when the request would upgrade to %s › answers it as it is', async (protocol) => {
    const body = JSON.stringify({ query: '{ me { name } }' });
    const upgrade = head('connection: Upgrade', `upgrade: ${protocol}`, `content-length: ${body.length}`);
    const { received, end } = rawClient(gateway.url, upgrade, body);
    await eventually(() => expect(received()).toContain('{"data":{"me":{"name":"Rosa"}}}'));
    expect(received()).toMatch(/^HTTP\/1.1 200 /);
    end();
  });

  it('when the path is another › says where the graph is', async () => {
    const answer = await answerOf(await fetch(`${gateway.url}/elsewhere`));
    expect(answer).toMatchObject({ status: 404, errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });
});

describe('Gateway › errors of a request', () => {
  it('when a variable does not fit › names the field and the fault, but repeats no value', async () => {
    const answer = await gateway.query('query ($filter: PersonFilter!) { person(filter: $filter) { id } }', {
      variables: { filter: { name: 'sentinel' } },
    });
    expect(answer.errors).toEqual([
      {
        message: 'filter is not valid: Field "age" of required type "Int!" was not provided.',
        locations: [expect.anything()],
        extensions: { code: 'BAD_USER_INPUT', rule: 'InputDoesNotFitTheSchema', field: 'filter' },
      },
    ]);
    expect(answer.text).not.toContain('sentinel');
  });

  it('when a query is malformed or asks for what there is not › says so', async () => {
    expect((await gateway.query('{ me')).errors).toMatchObject([{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }]);
    expect((await gateway.query('{ you }')).errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  });
});

describe('Gateway › in production mode', () => {
  const introspection = '{ __schema { types { name } } }';
  let issuer: TestIssuer;
  let production: TestGateway;
  let headers: Record<string, string>;

  beforeAll(async () => {
    issuer = await testIssuer();
    production = await startGateway([people], {
      NODE_ENV: 'production',
      AUTH: 'on',
      OIDC_ISSUER: issuer.issuer,
      GATEWAY_KEY: 'x'.repeat(32),
    });
    headers = { authorization: `Bearer ${await issuer.tokenOf(viewerFor('ADMIN'))}` };
  });

  afterAll(async () => {
    await production.stop();
    await issuer.close();
  });

  it('does not tell its schema, which it does otherwise', async () => {
    expect((await gateway.query(introspection)).data).toBeDefined();
    const answer = await production.query(introspection, { headers });
    expect(answer.data).toBeUndefined();
    expect(answer.errors).toMatchObject([{ message: expect.stringContaining('introspection') }]);
  });

  it('does not suggest names of inputs either', async () => {
    const document = 'query ($filter: PersonFilter!) { person(filter: $filter) { id } }';
    const variables = { filter: { nam: 'x', name: 'Rosa', age: 7 } };
    expect((await gateway.query(document, { variables })).text).toContain('Did you mean');
    const { errors, text } = await production.query(document, { variables, headers });
    expect(errors).toMatchObject([{ message: expect.stringContaining('"nam" is not defined') }]);
    expect(text).not.toContain('Did you mean');
  });

  it('tells browsers to run, frame, guess and keep nothing, and to come by HTTPS', async () => {
    const answer = await production.query('{ me { id } }', { headers });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': expect.stringContaining('max-age='),
      'cache-control': 'no-store',
    });
    const plain = await gateway.query('{ me { id } }');
    expect(plain.headers.get('strict-transport-security')).toBeNull();
  });

  it('tells neither the address of a subgraph nor a stack when one is gone', async () => {
    const gone = await startPeople();
    const alone = await startGateway([gone], {
      NODE_ENV: 'production',
      AUTH: 'on',
      OIDC_ISSUER: issuer.issuer,
      GATEWAY_KEY: 'x'.repeat(32),
    });
    await gone.stop();
    const { text, errors } = await alone.query('{ me { id } }', { headers });
    await alone.stop();
    expect(errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);
    for (const secret of ['127.0.0.1', new URL(gone.url).port, 'ECONN', '.ts', 'node_modules']) expect(text).not.toContain(secret);
  });

  it('does not suggest field names, which it does otherwise', async () => {
    expect((await gateway.query('{ mee }')).text).toContain('Did you mean');
    expect((await production.query('{ mee }', { headers })).text).not.toContain('Did you mean');
    expect((await production.query('{ me { id } }', { headers })).data).toEqual({ me: { id: '1' } });
  });
});
