import { LeadChanged, LeadConversionRequested, LeadConverted, LeadDeleted, OpportunityStageChanged, TaskReady } from '@leadline/contracts';
import { newId, type Viewer } from '@leadline/domain';
import { viewerFor } from '@leadline/testkit';
import { type Connect, type Followed, follow, overEvents, overWebSocket } from '../testing/live-client.ts';
import { aRep, type LiveWorld, liveWorld } from '../testing/live-world.ts';

let world: LiveWorld;
const disposals: (() => void)[] = [];

beforeAll(async () => {
  world = await liveWorld();
});

afterEach(() => disposals.splice(0).forEach((dispose) => dispose()));
afterAll(() => world.stop());

async function as(viewer: Viewer, connect: Connect, query: string, variables: Record<string, unknown> = {}): Promise<Followed> {
  const connection = connect(world.gateway.url, await world.issuer.tokenOf(viewer));
  disposals.push(connection.dispose);
  return follow(connection, query, variables);
}

describe.each([
  ['graphql-ws', overWebSocket],
  ['graphql-sse', overEvents],
])('Subscriptions over %s', (_, connect) => {
  const leadChanged = 'subscription ($id: ID) { leadChanged(leadId: $id) { eventId cursor kind lead { id status } } }';

  it('when a lead is followed › tells its present state first, then each change with its event', async () => {
    const rosa = aRep();
    const lead = world.record(rosa);
    const followed = await as(rosa, connect, leadChanged, { id: lead.id });
    await followed.atLeast(1);
    lead.status = 'contacted';
    const eventId = await world.publish(LeadChanged, lead.id);
    expect(await followed.atLeast(2)).toEqual([
      { eventId: null, cursor: expect.any(String), kind: 'CURRENT', lead: { id: lead.id, status: 'new' } },
      { eventId, cursor: expect.any(String), kind: 'CHANGED', lead: { id: lead.id, status: 'contacted' } },
    ]);
    expect(followed.errors).toEqual([]);
  });

  it('when leads of others change › their events are not told; those of the viewer’s are', async () => {
    const [rosa, remy] = [aRep(), aRep()];
    const [hers, his] = [world.record(rosa), world.record(remy)];
    const followed = await as(rosa, connect, leadChanged);
    expect(await followed.atLeast(1)).toMatchObject([{ kind: 'CURRENT', lead: null }]);
    for (const { id } of [his, hers, his, hers]) await world.publish(LeadChanged, id);
    const messages = await followed.atLeast(3);
    expect(messages.slice(1).map(({ lead }) => lead.id)).toEqual([hers.id, hers.id]);
  });

  it('when the lead is deleted › tells those who follow it, and completes; those who follow all hear nothing of it', async () => {
    const rosa = aRep();
    const [lead, other] = [world.record(rosa), world.record(rosa)];
    const following = await as(rosa, connect, leadChanged, { id: lead.id });
    const conversion = `subscription ($id: ID!) { leadConversion(leadId: $id) { eventId cursor kind conversion { state } lead { id } } }`;
    const converting = await as(rosa, connect, conversion, { id: lead.id });
    const all = await as(rosa, connect, leadChanged);
    await Promise.all([following, converting, all].map((followed) => followed.atLeast(1)));
    world.records.delete(lead.id);
    const eventId = await world.publish(LeadDeleted, lead.id);
    expect(await following.ended()).toBe('complete');
    expect(await converting.ended()).toBe('complete');
    const gone = { eventId, cursor: expect.any(String), kind: 'DELETED', lead: null };
    expect(following.messages.slice(1)).toEqual([gone]);
    expect(converting.messages.slice(1)).toEqual([{ ...gone, conversion: null }]);
    expect([...following.errors, ...converting.errors]).toEqual([]);
    await world.publish(LeadChanged, other.id);
    expect((await all.atLeast(2)).slice(1)).toMatchObject([{ kind: 'CHANGED', lead: { id: other.id } }]);
  });

  it('when records on the topic are no events, or lie under another key › tells nothing of them, and goes on', async () => {
    const rosa = aRep();
    const lead = world.record(rosa);
    const followed = await as(rosa, connect, leadChanged, { id: lead.id });
    await followed.atLeast(1);
    await world.publish(LeadDeleted, lead.id, {}, { key: newId() });
    await world.publish(LeadDeleted, lead.id, {}, { headers: {} });
    await world.publish(LeadChanged, lead.id, {}, { value: '{"half' });
    const eventId = await world.publish(LeadChanged, lead.id);
    expect((await followed.atLeast(2)).slice(1)).toMatchObject([{ eventId, kind: 'CHANGED' }]);
    expect(followed.end).toBeUndefined();
  });

  it('when the lead is another’s or there is none › is refused alike', async () => {
    const foreign = await as(aRep(), connect, leadChanged, { id: world.record(aRep()).id });
    const none = await as(aRep(), connect, leadChanged, { id: '0190c2a4-7b1e-7c3a-9f10-000000000009' });
    await Promise.all([foreign.ended(), none.ended()]);
    const said = ({ end, errors }: Followed) => JSON.stringify([end, errors]);
    expect(said(foreign)).toContain('RecordNotFound');
    expect(said(foreign)).toBe(said(none));
  });

  it('when the viewer may see nothing of the kind › is refused as a query would be', async () => {
    const followed = await as(viewerFor('DELIVERY'), connect, leadChanged);
    await followed.ended();
    expect(JSON.stringify([followed.end, followed.errors])).toContain('FORBIDDEN');
    expect(followed.messages).toEqual([]);
  });
});

describe('Subscription fields', () => {
  const said = (viewer: Viewer, query: string, variables?: Record<string, unknown>) => as(viewer, overWebSocket, query, variables);

  it('leadConversion › tells each step with the conversion as it is', async () => {
    const rosa = aRep();
    const lead = world.record(rosa);
    const query = 'subscription ($id: ID!) { leadConversion(leadId: $id) { kind conversion { state } lead { status } } }';
    const followed = await said(rosa, query, { id: lead.id });
    await followed.atLeast(1);
    lead.conversion = { state: 'REQUESTED', attempt: 1 };
    await world.publish(LeadConversionRequested, lead.id);
    await followed.atLeast(2);
    Object.assign(lead, { status: 'converted', conversion: { state: 'COMPLETED', attempt: 1 } });
    await world.publish(LeadConverted, lead.id);
    expect(await followed.atLeast(3)).toEqual([
      { kind: 'CURRENT', conversion: null, lead: { status: 'new' } },
      { kind: 'REQUESTED', conversion: { state: 'REQUESTED' }, lead: { status: 'new' } },
      { kind: 'CONVERTED', conversion: { state: 'COMPLETED' }, lead: { status: 'converted' } },
    ]);
  });

  it('opportunityChanged and pipelineChanged › tell a move of a deal, from which stage to which', async () => {
    const rosa = aRep();
    const { pipelineId, stageId, previousStageId } = OpportunityStageChanged.example;
    const deal = world.record(rosa, { pipeline: { id: pipelineId } });
    const deals = await said(rosa, 'subscription { opportunityChanged { kind opportunity { id } } }');
    const pipeline = await said(
      rosa,
      `subscription ($id: ID) { pipelineChanged(pipelineId: $id) {
        kind pipelineId opportunityId fromStageId toStageId pipeline { id } opportunity { id } stages { count }
      } }`,
      { id: pipelineId },
    );
    const elsewhere = await said(rosa, 'subscription ($id: ID) { pipelineChanged(pipelineId: $id) { kind } }', { id: deal.id });
    await Promise.all([deals, pipeline, elsewhere].map((followed) => followed.atLeast(1)));
    await world.publish(OpportunityStageChanged, deal.id);
    expect((await deals.atLeast(2))[1]).toEqual({ kind: 'STAGE_CHANGED', opportunity: { id: deal.id } });
    expect((await pipeline.atLeast(2))[1]).toEqual({
      ...{ kind: 'DEAL_MOVED', pipelineId, opportunityId: deal.id, fromStageId: previousStageId, toStageId: stageId },
      ...{ pipeline: { id: pipelineId }, opportunity: { id: deal.id }, stages: [{ count: world.records.size }] },
    });
    expect(elsewhere.messages).toHaveLength(1);
  });

  it('projectChanged › tells of a task with its project', async () => {
    const rosa = aRep();
    const project = world.record(rosa);
    const followed = await said(rosa, 'subscription { projectChanged { kind taskId project { id } } }');
    await followed.atLeast(1);
    await world.publish(TaskReady, project.id);
    expect((await followed.atLeast(2))[1]).toEqual({ kind: 'TASK_READY', taskId: TaskReady.example.taskId, project: { id: project.id } });
  });

  it('when a selection has fragments, aliases, variables and a field that fails › the message has its shape, and the error its place', async () => {
    const rosa = aRep();
    const lead = world.record(rosa);
    const query = `subscription S($id: ID!, $up: Boolean, $no: Boolean!) { live: leadChanged(leadId: $id) { ...Parts when: occurredAt @skip(if: true) } }
      fragment Parts on LeadUpdate { __typename what: kind the: lead { ...Words } lead @include(if: $no) { id } }
      fragment Words on Lead { loud: status(upper: $up) broken }`;
    const followed = await said(rosa, query, { id: lead.id, up: true, no: false });
    expect(await followed.atLeast(1)).toEqual([{ __typename: 'LeadUpdate', what: 'CURRENT', the: { loud: 'NEW', broken: null } }]);
    expect(followed.errors).toMatchObject([{ message: 'It is broken.', path: ['live', 'the', 'broken'] }]);
  });
});
