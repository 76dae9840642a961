import { once } from 'node:events';
import { WebSocket } from 'ws';
import { type LiveWorld, liveWorld } from '../testing/live-world.ts';

let world: LiveWorld;

beforeAll(async () => void (world = await liveWorld({ TRUST_PROXY: '1', RATE_PER_SECOND: '0.01', RATE_BURST: '1' })));
afterAll(() => world.stop());

describe('Behind a proxy', () => {
  it('when one address has no share left › is told to come later; another is not', async () => {
    const closedFor = async (address: string): Promise<number> => {
      const headers = { 'x-forwarded-for': address };
      const socket = new WebSocket(`${world.gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
      await once(socket, 'open');
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: 'Bearer no.token.ofours' } }));
      const [code] = (await once(socket, 'close')) as [number];
      return code;
    };
    expect([await closedFor('192.0.2.1'), await closedFor('192.0.2.1'), await closedFor('192.0.2.2')]).toEqual([4401, 1013, 4401]);
  });
});
