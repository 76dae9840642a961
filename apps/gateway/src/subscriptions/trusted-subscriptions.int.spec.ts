import { hash } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connect, follow, overEvents, overWebSocket } from '../testing/live-client.ts';
import { aRep, type LiveWorld, liveWorld } from '../testing/live-world.ts';

const listed = 'subscription Listed { leadChanged { eventId } }';
const other = 'subscription Other { leadChanged { eventId cursor } }';

let world: LiveWorld;

beforeAll(async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'leadline-trusted-')), 'documents.json');
  await writeFile(path, JSON.stringify({ [hash('sha256', listed)]: listed }));
  world = await liveWorld({ TRUSTED_DOCUMENTS: path });
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
