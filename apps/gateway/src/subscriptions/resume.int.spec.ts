import {
  type EventDefinition,
  LeadArchived,
  LeadChanged,
  LeadConversionRequested,
  LeadConverted,
  LeadDeleted,
  LeadQualified,
  OpportunityStageChanged,
  OpportunityWon,
  ProjectStarted,
  TaskReady,
} from '@leadline/contracts';
import type { Viewer } from '@leadline/domain';
import { type Connect, type Followed, type Payload, follow, overEvents, overWebSocket } from '../testing/live-client.ts';
import { aRep, type LiveWorld, liveWorld } from '../testing/live-world.ts';
import type { TestGateway } from '../testing/start-gateway.ts';

let world: LiveWorld;
let other: TestGateway;
const disposals: (() => void | Promise<void>)[] = [];

beforeAll(async () => {
  world = await liveWorld({ LIVE_HISTORY: '60', LIVE_CATCH_UP: '40' });
  other = await world.another();
});

afterEach(async () => {
  for (const dispose of disposals.splice(0)) await dispose();
});

afterAll(async () => {
  await other.stop();
  await world.stop();
});

const query = 'subscription ($after: String, $id: ID) { leadChanged(leadId: $id, after: $after) { eventId cursor kind lead { id } } }';

async function listen(
  viewer: Viewer,
  after?: string,
  { connect = overWebSocket as Connect, url = world.gateway.url, text = query, id = undefined as string | undefined } = {},
) {
  const connection = connect(url, await world.issuer.tokenOf(viewer));
  disposals.push(connection.dispose);
  return follow(connection, text, { after, id });
}

const said = ({ end, errors }: Followed) => JSON.stringify([end, errors]);

describe.each([
  ['graphql-ws', overWebSocket],
  ['graphql-sse', overEvents],
])('A client that comes back over %s', (_, connect) => {
  it('when it gives the cursor of its last message › misses nothing of what happened meanwhile, and gets no present state', async () => {
    const rosa = aRep();
    const [lead, foreign] = [world.record(rosa), world.record(aRep())];
    const first = await listen(rosa, undefined, { connect });
    await first.atLeast(1);
    const seen = await world.publish(LeadChanged, lead.id);
    const { cursor } = (await first.atLeast(2))[1]!;
    first.stop();
    const missed = [await world.publish(LeadQualified, lead.id), await world.publish(LeadChanged, lead.id)];
    await world.publish(LeadChanged, foreign.id);
    const again = await listen(rosa, cursor, { connect });
    await again.atLeast(2);
    missed.push(await world.publish(LeadArchived, lead.id));
    expect((await again.atLeast(3)).map(({ eventId }) => eventId)).toEqual(missed);
    expect(missed).not.toContain(seen);
  });

  it('when it gives an older cursor, or asks another gateway › what it has seen comes again with the same id', async () => {
    const rosa = aRep();
    const lead = world.record(rosa);
    const first = await listen(rosa, undefined, { connect });
    const [{ cursor }] = (await first.atLeast(1)) as [{ cursor: string }];
    const told = [await world.publish(LeadChanged, lead.id), await world.publish(LeadQualified, lead.id)];
    const ids = async (followed: Followed) => (await followed.atLeast(3)).slice(-2).map(({ eventId }) => eventId);
    expect(await ids(first)).toEqual(told);
    const elsewhere = await listen(rosa, cursor, { connect, url: other.url });
    expect((await elsewhere.atLeast(2)).map(({ eventId }) => eventId)).toEqual(told);
  });

  it('when the lead that it follows was deleted meanwhile › hears of it, and that there is no more', async () => {
    const rosa = aRep();
    const { id } = world.record(rosa);
    const first = await listen(rosa, undefined, { connect, id });
    const { cursor } = (await first.atLeast(1))[0]!;
    first.stop();
    world.records.delete(id);
    const eventId = await world.publish(LeadDeleted, id);
    const again = await listen(rosa, cursor, { connect, id });
    expect(await again.ended()).toBe('complete');
    expect(again.messages).toMatchObject([{ eventId, kind: 'DELETED', lead: null }]);
  });

  it.each([
    ['another viewer’s', async (cursor: string) => listen(aRep(), cursor, { connect })],
    [
      'of another field',
      async (cursor: string, rosa: Viewer) => listen(rosa, cursor, { connect, text: query.replaceAll('lead', 'project') }),
    ],
    ['of no particular lead', async (cursor: string, rosa: Viewer) => listen(rosa, cursor, { connect, id: world.record(aRep()).id })],
    ['damaged', async (cursor: string, rosa: Viewer) => listen(rosa, `${cursor.slice(0, -2)}AA`, { connect })],
    ['made up', async (_cursor: string, rosa: Viewer) => listen(rosa, Buffer.from('{"leads":[0,0,0]}').toString('base64url'), { connect })],
  ])('when the cursor is %s › is refused', async (_what, comeBack) => {
    const rosa = aRep();
    const first = await listen(rosa);
    const { cursor } = (await first.atLeast(1))[0]!;
    const again = await comeBack(cursor, rosa);
    await again.ended();
    expect(said(again)).toContain('CursorNotAccepted');
    expect(again.messages).toEqual([]);
  });
});

const followsDeals = (field: string) => `subscription ($after: String) { ${field}(after: $after) { eventId cursor } }`;

describe.each<[string, string, [EventDefinition<object>, EventDefinition<object>]]>([
  [
    'leadConversion',
    'subscription ($id: ID!, $after: String) { leadConversion(leadId: $id, after: $after) { eventId cursor } }',
    [LeadConversionRequested, LeadConverted],
  ],
  ['opportunityChanged', followsDeals('opportunityChanged'), [OpportunityStageChanged, OpportunityWon]],
  ['pipelineChanged', followsDeals('pipelineChanged'), [OpportunityStageChanged, OpportunityWon]],
  ['projectChanged', followsDeals('projectChanged'), [ProjectStarted, TaskReady]],
])('%s', (_, text, [one, another]) => {
  const recordOf = (viewer: Viewer) => world.record(viewer, { pipeline: { id: OpportunityStageChanged.example.pipelineId } });

  it('when the client comes back with its cursor › tells what it missed of its own, and nothing of another’s', async () => {
    const rosa = aRep();
    const [{ id }, foreign] = [recordOf(rosa), recordOf(aRep())];
    const first = await listen(rosa, undefined, { text, id });
    const { cursor } = (await first.atLeast(1))[0]!;
    first.stop();
    const missed = [await world.publish(one, id)];
    await world.publish(one, foreign.id);
    missed.push(await world.publish(another, id));
    const again = await listen(rosa, cursor, { text, id });
    expect((await again.atLeast(2)).map(({ eventId }) => eventId)).toEqual(missed);
    missed.push(await world.publish(another, id));
    expect((await again.atLeast(3)).map(({ eventId }) => eventId)).toEqual(missed);
  });

  it('when the cursor is another viewer’s › is refused', async () => {
    const [rosa, remy] = [aRep(), aRep()];
    const first = await listen(rosa, undefined, { text, id: recordOf(rosa).id });
    const { cursor } = (await first.atLeast(1))[0]!;
    const again = await listen(remy, cursor, { text, id: recordOf(remy).id });
    await again.ended();
    expect(said(again)).toContain('CursorNotAccepted');
    expect(again.messages).toEqual([]);
  });
});

describe('A client that comes back late', () => {
  it('when more happened than is at hand › is told to start from the present state', async () => {
    const rosa = aRep();
    const lead = world.record(rosa);
    const first = await listen(rosa);
    const { cursor } = (await first.atLeast(1))[0]!;
    await Promise.all(Array.from({ length: 80 }, () => world.publish(LeadChanged, lead.id)));
    await first.atLeast(81);
    const again = await listen(rosa, cursor);
    await again.ended();
    expect(said(again)).toContain('CursorTooOld');
  });

  it('when more concerns it than is told again › is told to start from the present state; what concerns others does not count', async () => {
    const rosa = aRep();
    const [lead, other] = [world.record(rosa), world.record(rosa)];
    const all = await listen(rosa);
    const one = await listen(rosa, undefined, { id: other.id });
    const [[{ cursor }], [{ cursor: ofOne }]] = (await Promise.all([all.atLeast(1), one.atLeast(1)])) as [[Payload], [Payload]];
    await Promise.all(Array.from({ length: 45 }, () => world.publish(LeadChanged, lead.id)));
    await all.atLeast(46);
    const eventId = await world.publish(LeadChanged, other.id);
    await one.atLeast(2);
    const again = await listen(rosa, cursor);
    expect(JSON.stringify(await again.ended())).toContain('CursorTooOld');
    const oneAgain = await listen(rosa, ofOne, { id: other.id });
    expect(await oneAgain.atLeast(1)).toMatchObject([{ eventId }]);
  });

  it('when the gateway was restarted meanwhile › misses nothing', async () => {
    const rosa = aRep();
    const lead = world.record(rosa);
    const before = await world.another();
    const first = await listen(rosa, undefined, { url: before.url });
    const { cursor } = (await first.atLeast(1))[0]!;
    await before.stop();
    const eventId = await world.publish(LeadChanged, lead.id);
    const after = await world.another();
    disposals.push(() => after.stop());
    const again = await listen(rosa, cursor, { url: after.url });
    expect(await again.atLeast(1)).toMatchObject([{ eventId, kind: 'CHANGED' }]);
  });
});
