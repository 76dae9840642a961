import { once } from 'node:events';
import type { Viewer } from '@leadline/domain';
import { eventually } from '@leadline/testkit';
import { WebSocket } from 'ws';
import { aRep, type LiveWorld, liveWorld } from '../testing/live-world.ts';

let world: LiveWorld;
const disposals: (() => void)[] = [];

beforeAll(async () => {
  world = await liveWorld({ LIVE_SUBSCRIPTIONS_PER_CONNECTION: '2', RATE_PER_SECOND: '1', RATE_BURST: '100' });
});

afterEach(() => disposals.splice(0).forEach((dispose) => dispose()));
afterAll(() => world.stop());

interface Said {
  type: string;
  id?: string;
  payload?: unknown;
}

/** A client of no library, and all that it was told. */
interface Raw {
  socket: WebSocket;
  said: Said[];
  closed: Promise<{ code: number; reason: string }>;
  say(message: object): void;
}

async function aStranger(): Promise<Raw> {
  const socket = new WebSocket(`${world.gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  disposals.push(() => socket.terminate());
  const said: Said[] = [];
  socket.on('message', (data) => said.push(JSON.parse(String(data)) as Said));
  socket.on('error', () => undefined);
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.once('close', (code, reason) => resolve({ code, reason: String(reason) })),
  );
  await once(socket, 'open');
  return { socket, said, closed, say: (message) => socket.send(JSON.stringify(message)) };
}

async function aSubscriber(viewer: Viewer = aRep()): Promise<Raw> {
  const raw = await aStranger();
  raw.say({ type: 'connection_init', payload: { authorization: `Bearer ${await world.issuer.tokenOf(viewer)}` } });
  await eventually(() => expect(raw.said).toEqual([{ type: 'connection_ack' }]));
  return raw;
}

const subscription = (id: string, query = 'subscription { leadChanged { kind } }', variables = {}) => ({
  ...{ type: 'subscribe', id, payload: { query, variables } },
});

const megabytes = (count: number) => 'x'.repeat(count * 1024 * 1024);

describe.each([
  ['a stranger', aStranger],
  ['a subscriber', aSubscriber],
])('What %s sends', (_, connect) => {
  it.each<[string, Buffer | string, boolean, number]>([
    ['is larger than 256 KB', JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(256 * 1024) } }), false, 1009],
    ['is no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), false, 1007],
    ['is binary', Buffer.from(JSON.stringify({ type: 'ping' })), true, 1003],
    ['is binary and no UTF-8', Buffer.from([0xff, 0xfe]), true, 1003],
    ['is no JSON', '{"type":', false, 4400],
    ['is nested without an end', '['.repeat(200_000), false, 4400],
    ['is no object', '[]', false, 4400],
    ['has a type that there is not', '{"type":"shout"}', false, 4400],
    ['has an id that is no text', '{"type":"complete","id":7}', false, 4400],
  ])('when it %s › the connection is closed, and the gateway goes on', async (_what, frame, binary, code) => {
    const raw = await connect();
    raw.socket.send(frame, { binary });
    expect(await raw.closed).toMatchObject({ code });
    await aSubscriber();
  });

  it('when it is a ping with a payload › is answered without it', async () => {
    const raw = await connect();
    raw.say({ type: 'ping', payload: { text: 'x'.repeat(1_000) } });
    await eventually(() => expect(raw.said.at(-1)).toEqual({ type: 'pong' }));
  });
});

describe('A stranger', () => {
  it('when he sends more than a handful before his token is accepted › is closed with 4401', async () => {
    const raw = await aStranger();
    for (let count = 0; count < 50; count += 1) raw.say({ type: 'ping' });
    expect(await raw.closed).toEqual({ code: 4401, reason: expect.stringContaining('connection_init') });
    expect(raw.said.length).toBeLessThan(10);
  });

  it('when he subscribes › is closed with 4401', async () => {
    const raw = await aStranger();
    raw.say(subscription('1'));
    expect(await raw.closed).toMatchObject({ code: 4401 });
  });
});

describe('A subscriber', () => {
  it.each<[string, (raw: Raw, count: number) => void]>([
    ['messages', (raw) => raw.say({ type: 'ping' })],
    ['subscriptions', (raw, count) => raw.say(subscription(String(count)))],
  ])('when he floods the gateway with %s › is closed with 1013 at the rate of his requests', async (_, send) => {
    const raw = await aSubscriber();
    for (let count = 0; count < 300; count += 1) send(raw, count);
    expect(await raw.closed).toEqual({ code: 1013, reason: expect.stringContaining('more requests than 1 a second') });
    expect(raw.said.length).toBeLessThan(120);
  });

  it('when he pings by the WebSocket protocol without end › is closed with 1013, too', async () => {
    const raw = await aSubscriber();
    let pongs = 0;
    for (; raw.socket.readyState === raw.socket.OPEN; pongs += 1) {
      raw.socket.ping();
      await Promise.race([once(raw.socket, 'pong'), raw.closed]);
    }
    expect(await raw.closed).toMatchObject({ code: 1013 });
    expect(pongs).toBeLessThan(120);
  });

  it('when he subscribes to more at once than he may › the first are served, the others refused', async () => {
    const raw = await aSubscriber();
    for (const id of ['1', '2', '3', '4', '5']) raw.say(subscription(id));
    await eventually(() => expect(raw.said).toHaveLength(6));
    const idsOf = (type: string) => raw.said.filter((message) => message.type === type).map(({ id }) => id);
    expect(idsOf('next').toSorted()).toEqual(['1', '2']);
    expect(idsOf('error').toSorted()).toEqual(['3', '4', '5']);
  });

  it('when he asks on without reading what he gets › is closed with 4430', async () => {
    const rosa = aRep();
    const { id } = world.record(rosa, { status: megabytes(12) });
    const raw = await aSubscriber(rosa);
    const before = await dropped();
    raw.socket.pause();
    raw.say(subscription('1', 'subscription ($id: ID) { leadChanged(leadId: $id) { lead { status } } }', { id }));
    await eventually(async () => {
      raw.say({ type: 'ping' });
      expect(await dropped()).toBe(before + 1);
    });
    raw.socket.resume();
    expect(await raw.closed).toEqual({ code: 4430, reason: expect.stringContaining('SlowClient') });
  });
});

/** How many slow clients the gateway has dropped. */
async function dropped(): Promise<number> {
  const page = await (await fetch(`${world.gateway.url}/metrics`)).text();
  return Number(/^gateway_live_ended_total{[^}]*SlowClient[^}]*} (\d+)/m.exec(page)?.[1] ?? 0);
}
