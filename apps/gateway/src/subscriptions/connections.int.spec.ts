import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { LeadChanged } from '@leadline/contracts';
import { eventually } from '@leadline/testkit';
import { WebSocket } from 'ws';
import { follow, overEvents, overWebSocket } from '../testing/live-client.ts';
import { aRep, type LiveWorld, liveWorld } from '../testing/live-world.ts';
import { headTo, rawClient } from '../testing/raw-client.ts';

let world: LiveWorld;
const disposals: (() => void)[] = [];

beforeAll(async () => {
  world = await liveWorld({
    LIVE_QUEUE: '20',
    LIVE_CONNECTIONS_PER_CALLER: '2',
    LIVE_SUBSCRIPTIONS_PER_CONNECTION: '2',
    REQUESTS_AT_ONCE_PER_CALLER: '2',
    CORS_ORIGINS: 'https://console.example',
  });
});

afterEach(() => disposals.splice(0).forEach((dispose) => dispose()));
afterAll(() => world.stop());

const query = 'subscription { leadChanged { eventId cursor lead { id status } } }';

function connected(connect: typeof overWebSocket, token: string | undefined) {
  const connection = connect(world.gateway.url, token);
  disposals.push(connection.dispose);
  return connection;
}

const aToken = (seconds: number, rep = aRep()) => world.issuer.sign({ sub: rep.id, roles: ['REP'], teams: [] }, { expiresIn: seconds });

describe('A token', () => {
  it('when it ends › the WebSocket is closed with 4403 and says why', async () => {
    const followed = follow(connected(overWebSocket, await aToken(2)), query);
    await followed.atLeast(1);
    expect(await followed.ended()).toMatchObject({ code: 4403, reason: expect.stringContaining('TokenExpired') });
  });

  it('when it ends › the stream of events says why, and completes', async () => {
    const followed = follow(connected(overEvents, await aToken(2)), query);
    await followed.atLeast(1);
    expect(await followed.ended()).toBe('complete');
    expect(followed.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED', rule: 'TokenExpired' } }]);
  });

  it.each([
    ['missing', async () => undefined],
    ['expired', () => aToken(-1)],
    ['no token', async () => 'hello'],
  ])('when it is %s › the WebSocket is closed with 4401, the stream refused with 401', async (_, token) => {
    const [socket, events] = [overWebSocket, overEvents].map((connect) => connected(connect, undefined));
    const given = await token();
    const overSocket = follow(given === undefined ? socket! : connected(overWebSocket, given), query);
    expect(await overSocket.ended()).toMatchObject({ code: 4401 });
    const overStream = follow(given === undefined ? events! : connected(overEvents, given), query);
    expect(await overStream.ended()).toMatchObject({ status: 401 });
  });
});

describe('A caller', () => {
  it('when it has as many connections as it may › one more is refused, until one is closed', async () => {
    const token = await aToken(60);
    const [first, second] = [connected(overWebSocket, token), connected(overEvents, token)];
    await Promise.all([first, second].map((connection) => follow(connection, query).atLeast(1)));
    expect(await follow(connected(overWebSocket, token), query).ended()).toMatchObject({ code: 4431 });
    expect(await follow(connected(overEvents, token), query).ended()).toMatchObject({ status: 429 });
    first.dispose();
    await eventually(async () => {
      const followed = follow(connected(overWebSocket, token), query);
      await Promise.race([followed.atLeast(1), followed.ended().then((end) => Promise.reject(new Error(JSON.stringify(end))))]);
    });
  });

  it('when too many have sent but the heads of their requests for a stream › 429, until they have left; streams that run do not count', async () => {
    const [token, others] = await Promise.all([aToken(60), aToken(60)]);
    const asking = ['content-length: 10000', 'expect: 100-continue', `authorization: Bearer ${token}`];
    const stalled = Array.from({ length: 2 }, () => rawClient(world.gateway.url, headTo('/graphql/stream', ...asking), '{'));
    await eventually(() => expect(stalled.every((client) => client.received().includes('100 Continue'))).toBe(true));
    expect(await follow(connected(overEvents, token), query).ended()).toMatchObject({ status: 429 });
    await follow(connected(overEvents, others), query).atLeast(1);
    stalled.forEach(({ end }) => end());
    const open = async () => {
      const followed = follow(connected(overEvents, token), query);
      await Promise.race([followed.atLeast(1), followed.ended().then((end) => Promise.reject(new Error(JSON.stringify(end))))]);
    };
    await eventually(open);
    await open();
    expect((await world.gateway.query('{ __typename }', { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
  });

  it('when a connection has as many subscriptions as it may › one more is refused; the others go on', async () => {
    const rosa = aRep();
    const lead = world.record(rosa);
    const connection = connected(overWebSocket, await world.issuer.tokenOf(rosa));
    const [first, second] = [follow(connection, query), follow(connection, query)];
    await Promise.all([first.atLeast(1), second.atLeast(1)]);
    expect(await follow(connection, query).ended()).toMatchObject([{ extensions: { rule: 'TooManySubscriptions' } }]);
    await world.publish(LeadChanged, lead.id);
    await Promise.all([first.atLeast(2), second.atLeast(2)]);
    second.stop();
    await eventually(() => follow(connection, query).atLeast(1));
  });

  it('when it does not take its messages › is dropped with a reason, and the others are not held up', async () => {
    const { slow, quick, sent } = await besideQuick(slowSocket);
    expect(await slow.closed).toEqual({ code: 4430, reason: expect.stringContaining('SlowClient') });
    await quick.atLeast(1 + sent);
    expect(quick.end).toBeUndefined();
  });

  it('when it does not take the events of its stream › is dropped with a reason, and the others are not held up', async () => {
    const { slow, quick, sent } = await besideQuick(slowStream);
    expect(await slow.said).toContain('SlowClient');
    await quick.atLeast(1 + sent);
    expect(quick.end).toBeUndefined();
  });
});

/** A slow subscriber and a quick one of the same large lead, when the slow one has just been dropped and reads again: it has five seconds to hear why. */
async function besideQuick<Slow extends { resume(): void }>(slowOne: (token: string) => Promise<Slow>) {
  const rosa = aRep();
  const lead = world.record(rosa, { status: 'x'.repeat(200_000) });
  const token = await world.issuer.tokenOf(rosa);
  const quick = follow(connected(overWebSocket, token), 'subscription { leadChanged { eventId } }');
  await quick.atLeast(1);
  const slow = await slowOne(token);
  const before = await dropped();
  let sent = 0;
  for (; (await dropped()) === before; sent += 20) {
    expect(sent).toBeLessThan(1_000);
    await quick.atLeast(1 + sent);
    await Promise.all(Array.from({ length: 20 }, () => world.publish(LeadChanged, lead.id)));
  }
  slow.resume();
  return { slow, quick, sent };
}

/** How many slow clients the gateway has dropped. */
async function dropped(): Promise<number> {
  const page = await (await fetch(`${world.gateway.url}/metrics`)).text();
  return Number(/^gateway_live_ended_total{[^}]*SlowClient[^}]*} (\d+)/m.exec(page)?.[1] ?? 0);
}

/** A subscriber over server-sent events that stops reading once it has subscribed; `said` is all that came until the end. */
async function slowStream(token: string) {
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${token}` };
  const asking = request(`${world.gateway.url}/graphql/stream`, { method: 'POST', headers });
  disposals.push(() => asking.destroy());
  asking.end(JSON.stringify({ query }));
  const [stream] = (await once(asking, 'response')) as [IncomingMessage];
  let said = '';
  stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  stream.on('error', () => undefined);
  const ended = new Promise<string>((resolve) => stream.once('close', () => resolve(said)));
  await eventually(() => expect(said).toContain('event: next'));
  stream.pause();
  return { said: ended, resume: () => stream.resume() };
}

/** A subscriber that stops reading once it has subscribed. */
async function slowSocket(token: string) {
  const socket = new WebSocket(`${world.gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  disposals.push(() => socket.terminate());
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason) })),
  );
  const message = () => new Promise<void>((resolve) => socket.once('message', () => resolve()));
  await new Promise<void>((resolve) => socket.once('open', () => resolve()));
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  await message();
  socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }));
  await message();
  socket.pause();
  return { closed, resume: () => socket.resume() };
}

describe('A browser', () => {
  const statusFor = (origin: string) =>
    new Promise<number | undefined>((resolve) => {
      const socket = new WebSocket(`${world.gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { origin });
      socket.on('open', () => (socket.close(), resolve(101)));
      socket.on('unexpected-response', (_, response) => resolve(response.statusCode));
      socket.on('error', () => undefined);
    });

  it('when it comes from an origin that is not on the list › gets no WebSocket', async () => {
    expect(await statusFor('https://evil.example')).toBe(403);
    expect(await statusFor('https://console.example')).toBe(101);
    expect(await statusFor(world.gateway.url)).toBe(101);
  });
});
