import { eventually } from '@leadline/testkit';
import { startPeople } from '../testing/people-and-orders.ts';
import { head, rawClient } from '../testing/raw-client.ts';
import { startGateway, type TestGateway } from '../testing/start-gateway.ts';
import type { TinySubgraph } from '../testing/tiny-subgraph.ts';

let people: TinySubgraph;
let gateway: TestGateway;

const start = async (settings: Record<string, string>) => {
  gateway = await startGateway([people], settings);
};

beforeEach(async () => {
  people = await startPeople();
});

afterEach(async () => {
  await gateway.stop();
  await people.stop();
});

const alive = () => eventually(async () => expect((await fetch(`${gateway.url}/livez`)).status).toBe(200));
const closedOf = (clients: { socket: { destroyed: boolean } }[]) => clients.filter(({ socket }) => socket.destroyed).length;

describe('A flood of connections', () => {
  it('from one address › those over its share are closed; when it leaves, others are served', async () => {
    await start({ MAX_CONNECTIONS_PER_ADDRESS: '20' });
    const clients = Array.from({ length: 200 }, () => rawClient(gateway.url));
    await eventually(() => expect(closedOf(clients)).toBeGreaterThanOrEqual(180));
    expect(closedOf(clients)).toBe(180);
    clients.forEach(({ end }) => end());
    await alive();
  });

  it('from everywhere › the server holds what it can, and serves again once silent ones are closed', async () => {
    await start({ MAX_CONNECTIONS: '20', HEADERS_TIMEOUT_MS: '300' });
    const clients = Array.from({ length: 200 }, () => rawClient(gateway.url));
    await eventually(() => expect(closedOf(clients)).toBeGreaterThanOrEqual(180));
    await alive();
    expect((await gateway.query('{ me { id } }')).status).toBe(200);
    clients.forEach(({ end }) => end());
  });

  it('that are only kept open › make room for newcomers', async () => {
    await start({ MAX_CONNECTIONS: '5' });
    const request = 'GET /livez HTTP/1.1\r\nhost: localhost\r\n\r\n';
    const idle = Array.from({ length: 5 }, () => rawClient(gateway.url, request));
    await eventually(() => expect(idle.every((client) => client.received().includes('"live":true'))).toBe(true));
    await alive();
    idle.forEach(({ end }) => end());
  });
});

describe('A client that does not read', () => {
  it('its answer › is closed after a while, and others are answered meanwhile', async () => {
    await start({ SEND_TIMEOUT_MS: '300', REQUESTS_AT_ONCE: '2' });
    const large = JSON.stringify({ data: { me: { name: 'x'.repeat(20_000_000) } } });
    people.behave((response) => void response.end(large));
    const body = JSON.stringify({ query: '{ me { name } }' });
    const unread = Array.from({ length: 2 }, () => {
      const client = rawClient(gateway.url, head(`content-length: ${body.length}`), body);
      client.socket.pause();
      return client;
    });
    await eventually(() => expect(people.requests).toHaveLength(2));
    people.behave(async (response, answer) => void response.end(await answer()));
    // Their places are free as soon as the answers are ready.
    await eventually(async () => expect((await gateway.query('{ me { id } }')).status).toBe(200));
    const metrics = async () => (await fetch(`${gateway.url}/metrics`)).text();
    await eventually(async () => expect(await metrics()).toContain('gateway_connections_closed_total{limit="sending"} 2'));
    for (const client of unread) {
      client.socket.resume();
      expect((await client.closed).length).toBeLessThan(20_000_000);
    }
  });
});
