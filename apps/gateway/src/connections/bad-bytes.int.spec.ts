import { eventually } from '@leadline/testkit';
import { startPeople } from '../testing/people-and-orders.ts';
import { head, rawClient } from '../testing/raw-client.ts';
import { startGateway, type TestGateway } from '../testing/start-gateway.ts';
import type { TinySubgraph } from '../testing/tiny-subgraph.ts';

let people: TinySubgraph;
let gateway: TestGateway;

beforeAll(async () => {
  people = await startPeople();
  gateway = await startGateway([people], { HEADERS_TIMEOUT_MS: '1000', BODY_TIMEOUT_MS: '1400', IDLE_TIMEOUT_MS: '2000' });
});

// Whatever came: the process lives, and answers the next.
afterEach(async () => {
  expect(await gateway.query('{ me { id } }')).toMatchObject({ status: 200, data: { me: { id: '1' } } });
});

afterAll(async () => {
  await gateway.stop();
  await people.stop();
});

const answered = (...bytes: (string | Buffer)[]) => rawClient(gateway.url, ...bytes).closed;
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
const codeOf = (answer: string) => /"code":"(\w+)"/.exec(answer)?.[1];
const whole = '{"query":"{ me { id } }"}';

describe('Bytes that are no request', () => {
  it.each<[string, string | Buffer]>([
    ['a word', 'hello\r\n\r\n'],
    ['TLS', Buffer.from('16030100a5010000a10303', 'hex')],
    ['a version that is not', 'GET / HTTP/9.9\r\n\r\n'],
    ['a header without a name', 'GET /livez HTTP/1.1\r\n: x\r\n\r\n'],
    ['no host', 'GET /livez HTTP/1.1\r\n\r\n'],
    ['a length that is not', head('content-length: many') + whole],
    ['two lengths', head('content-length: 25', 'content-length: 26') + whole],
    ['a length and chunks, as smugglers send', `${head('content-length: 25', 'transfer-encoding: chunked')}0\r\n\r\n`],
    ['a chunk whose size is not', `${head('transfer-encoding: chunked')}zz\r\n`],
    ['a null in a header', head('x-request-id: a\0b', 'content-length: 25') + whole],
  ])('%s › is answered with 400 and a closed connection', async (_, bytes) => {
    const answer = await answered(bytes);
    expect({ status: statusOf(answer), bytes: answer }).toEqual({ status: 400, bytes: expect.stringMatching(/connection: close/i) });
    expect(people.requests.length).toBeLessThan(100);
  });

  it('headers without end › 431, after as much as is allowed', async () => {
    const answer = await answered(head(`x-filler: ${'x'.repeat(100_000)}`));
    expect([statusOf(answer), codeOf(answer)]).toEqual([431, 'REQUEST_TOO_LARGE']);
  });

  it.each(['[', 'a b', 'x\\y', '<script>', 'a@b', 'http://x'])('a host that is none (%s) › 400, not a fault of ours', async (host) => {
    const request = head(`content-length: ${whole.length}`, 'connection: close').replace('localhost', host) + whole;
    expect(statusOf(await answered(request))).toBe(400);
  });
});

describe('A body that is not right', () => {
  const send = (body: Buffer | string, ...headers: string[]) =>
    answered(head(`content-length: ${Buffer.byteLength(body)}`, 'connection: close', ...headers), body);

  it.each<[string, Buffer | string]>([
    [
      'UTF-8 that is none',
      Buffer.concat([Buffer.from('{"query":"{ me { id } }","operationName":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]),
    ],
    ['half of UTF-16', Buffer.concat([Buffer.from('{"query":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')])],
    ['nothing', ''],
    ['half of JSON', whole.slice(0, -3)],
    ['a prototype', '{"query":"{ me { id } }","__proto__":{"admin":true}}'],
    ['a number', '7'],
    ['a query that is a list', '{"query":["{ me { id } }"]}'],
    ['variables that are a word', '{"query":"{ me { id } }","variables":"x"}'],
    ['brackets without end', '['.repeat(1_000_000)],
    [
      'brackets without end, as a variable',
      `{"query":"query ($word: String!) { refused(word: $word) }","variables":{"word":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`,
    ],
    [
      'a megabyte of text where a record belongs',
      `{"query":"query ($f: PersonFilter!) { person(filter: $f) { id } }","variables":{"f":"${'; Value '.repeat(120_000)}"}}`,
    ],
    ['a query of null bytes', `{"query":"${'\\u0000'.repeat(1000)}"}`],
  ])('%s › is answered with 400 in a second, and no subgraph is asked', async (_, body) => {
    const asked = people.requests.length;
    const started = performance.now();
    const answer = await send(body);
    expect(statusOf(answer)).toBe(400);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(answer.length).toBeLessThan(3_000);
    expect(people.requests).toHaveLength(asked);
  });

  it('UTF-8 that is right › is taken, whole', async () => {
    const body = '{"query":"query Größe { me { id } }"}'.replace('Größe', 'A').replace('{ me', '{ me # ö 日本 😀\\n');
    expect(await send(body)).toContain('{"data":{"me":{"id":"1"}}}');
  });

  it('another type of content › 415', async () => {
    const request = head(`content-length: ${whole.length}`, 'connection: close').replace('application/json', 'application/xml') + whole;
    const answer = await answered(request);
    expect([statusOf(answer), codeOf(answer)]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });
});

describe('A body that is too large', () => {
  const hundredMegabytes = 100 * 1024 * 1024;

  it('and says so › 413 before the first byte of it', async () => {
    const answer = await answered(head(`content-length: ${hundredMegabytes}`));
    expect([statusOf(answer), codeOf(answer)]).toEqual([413, 'REQUEST_TOO_LARGE']);
  });

  it('and does not say so › 413 after what is allowed; the rest is not taken', async () => {
    const client = rawClient(gateway.url, head('transfer-encoding: chunked'));
    const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(0x1_00_00, ' '), Buffer.from('\r\n')]);
    let sent = 0;
    while (!client.socket.destroyed && sent < hundredMegabytes && !client.received().includes('413')) {
      if (!client.socket.write(chunk)) await new Promise((next) => client.socket.once('drain', next).once('close', next));
      sent += chunk.length;
    }
    expect(sent).toBeLessThan(hundredMegabytes / 5);
    const answer = await client.closed;
    expect([statusOf(answer), codeOf(answer)]).toEqual([413, 'REQUEST_TOO_LARGE']);
  });
});

describe('A client that takes its time', () => {
  it('and says nothing › is closed', async () => {
    expect(statusOf(await answered(''))).toBe(408);
  });

  it('and never ends its headers › 408', async () => {
    const client = rawClient(gateway.url, 'POST /graphql HTTP/1.1\r\n');
    const dripping = setInterval(() => client.socket.write('x-a: b\r\n'), 50);
    const answer = await client.closed;
    clearInterval(dripping);
    expect([statusOf(answer), codeOf(answer)]).toEqual([408, 'REQUEST_TIMEOUT']);
  });

  it('and never ends its body › 408, and no subgraph is asked', async () => {
    const asked = people.requests.length;
    const client = rawClient(gateway.url, head(`content-length: 10000`));
    const dripping = setInterval(() => client.socket.write(' '), 50);
    const answer = await client.closed;
    clearInterval(dripping);
    expect([statusOf(answer), codeOf(answer)]).toEqual([408, 'REQUEST_TIMEOUT']);
    expect(people.requests).toHaveLength(asked);
  });

  it('and leaves in the middle of its body › is forgotten', async () => {
    const client = rawClient(gateway.url, head('content-length: 10000'), '{"query":');
    await eventually(() => expect(client.socket.bytesWritten).toBeGreaterThan(100));
    client.end();
    await eventually(async () => expect(await (await fetch(`${gateway.url}/metrics`)).text()).toContain('gateway_requests_in_hand 0'));
  });
});
