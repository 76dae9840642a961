import { type Connect, follow, overEvents, overWebSocket } from '../testing/live-client.ts';
import { aRep, type LiveWorld, liveWorld } from '../testing/live-world.ts';
import { trustedList } from '../testing/trusted-list.ts';

const listed = 'subscription Listed { leadChanged { eventId } }';
const other = 'subscription Other { leadChanged { eventId cursor } }';

let world: LiveWorld;

beforeAll(async () => {
  world = await liveWorld({ TRUSTED_DOCUMENTS: await trustedList(listed) });
});
afterAll(() => world.stop());

describe.each<[string, Connect]>([
  ['WebSocket', overWebSocket],
  ['server-sent events', overEvents],
])('Subscriptions over %s › with a list of trusted documents', (_, connect) => {
  let connection: ReturnType<Connect>;
  beforeAll(async () => void (connection = connect(world.gateway.url, await world.issuer.tokenOf(aRep()))));
  afterAll(() => connection.dispose());

  it('begins what is on it', async () => {
    const followed = follow(connection, listed);
    await followed.atLeast(1);
    followed.stop();
  });

  it('refuses what is not, and asks no subgraph', async () => {
    const asked = world.subgraph.requests.length;
    const followed = follow(connection, other);
    const end = await followed.ended();
    expect([...followed.errors, end].flat()).toContainEqual(
      expect.objectContaining({ extensions: expect.objectContaining({ code: 'QUERY_REFUSED', rule: 'DocumentNotTrusted' }) }),
    );
    expect(world.subgraph.requests).toHaveLength(asked);
  });
});
