import { LeadAccountAmbiguous, LeadChanged } from '@leadline/contracts';
import type { Viewer } from '@leadline/domain';
import { eventually } from '@leadline/testkit';
import { follow, overEvents, overWebSocket } from '../testing/live-client.ts';
import { aRep, type LiveWorld, liveWorld } from '../testing/live-world.ts';

let world: LiveWorld;
const disposals: (() => void)[] = [];

beforeAll(async () => {
  world = await liveWorld();
});

afterEach(() => disposals.splice(0).forEach((dispose) => dispose()));
afterAll(() => world.stop());

const query = 'subscription { leadChanged { eventId lead { id status } } }';

async function listen(viewer: Viewer, text = query, variables: Record<string, unknown> = {}) {
  const connection = overWebSocket(world.gateway.url, await world.issuer.tokenOf(viewer));
  disposals.push(connection.dispose);
  return follow(connection, text, variables);
}

describe('An event', () => {
  it('when many of one viewer listen with one query › is looked up once; another query or viewer costs one more', async () => {
    const [rosa, remy] = [aRep(), aRep()];
    const lead = world.record(rosa);
    const alike = await Promise.all(Array.from({ length: 10 }, () => listen(rosa)));
    const others = [await listen(rosa, 'subscription { leadChanged { lead { id } } }'), await listen(remy)];
    await Promise.all([...alike, ...others].map((followed) => followed.atLeast(1)));
    const asked = world.subgraph.requests.length;
    const eventId = await world.publish(LeadChanged, lead.id);
    for (const followed of alike) expect(await followed.atLeast(2)).toMatchObject([{}, { eventId }]);
    await others[0]!.atLeast(2);
    await eventually(() => expect(world.subgraph.requests.length - asked).toBe(3));
    expect(others[1]!.messages).toHaveLength(1);
  });

  it('when its subgraph is away for a moment › is told once it is back', async () => {
    const rosa = aRep();
    const lead = world.record(rosa);
    const followed = await listen(rosa);
    await followed.atLeast(1);
    let failures = 3;
    world.subgraph.behave(async (response, answer) => {
      if ((failures -= 1) >= 0) return void response.destroy();
      response.setHeader('content-type', 'application/json');
      response.end(await answer());
    });
    const eventId = await world.publish(LeadChanged, lead.id);
    expect(await followed.atLeast(2)).toMatchObject([{}, { eventId, lead: { id: lead.id } }]);
    expect(followed.errors).toEqual([]);
    expect(failures).toBeLessThan(0);
  });

  it('when it comes from another service than the record › is told once the record’s own has handled it', async () => {
    const rosa = aRep();
    const lead = world.record(rosa, { conversion: { state: 'REQUESTED', attempt: 1 } });
    const followed = await listen(rosa, 'subscription ($id: ID!) { leadConversion(leadId: $id) { kind conversion { state } } }', {
      id: lead.id,
    });
    await followed.atLeast(1);
    const asked = world.subgraph.requests.length;
    await world.publish(LeadAccountAmbiguous, lead.id, { attempt: 1 });
    await eventually(() => expect(world.subgraph.requests.length).toBeGreaterThan(asked + 1));
    expect(followed.messages).toHaveLength(1);
    lead.conversion = { state: 'AWAITING_CHOICE', attempt: 1 };
    expect((await followed.atLeast(2))[1]).toEqual({ kind: 'ACCOUNT_AMBIGUOUS', conversion: { state: 'AWAITING_CHOICE' } });
  });
});

describe('A gateway', () => {
  it.each([
    ['without a broker', { KAFKA_BROKERS: '' }, 'SubscriptionsAreOff'],
    ['whose broker is away', { KAFKA_BROKERS: '127.0.0.1:1' }, 'LiveFeedNotReady'],
  ])('%s › answers queries, and says that it has no subscriptions', async (_, settings, rule) => {
    const gateway = await world.another(settings);
    const authorization = `Bearer ${await world.issuer.tokenOf(aRep())}`;
    expect(await gateway.query('{ pipeline(id: "1") { id } }', { headers: { authorization } })).toMatchObject({
      data: { pipeline: { id: '1' } },
    });
    const followed = follow(overWebSocket(gateway.url, authorization.slice(7)), query);
    expect(await followed.ended()).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE', rule } }]);
    await gateway.stop();
  });

  it('with AUTH=off › serves subscriptions to nobody in particular', async () => {
    const gateway = await world.another({ AUTH: 'off' });
    const followed = follow(overEvents(gateway.url, undefined), 'subscription { pipelineChanged { kind cursor } }');
    expect(await followed.atLeast(1)).toEqual([{ kind: 'CURRENT', cursor: expect.any(String) }]);
    await gateway.stop();
  });

  it('when it stops › says so to those who listen', async () => {
    const gateway = await world.another();
    const token = await world.issuer.tokenOf(aRep());
    const [socket, events] = [overWebSocket, overEvents].map((connect) => follow(connect(gateway.url, token), query));
    await Promise.all([socket!.atLeast(1), events!.atLeast(1)]);
    await gateway.stop();
    expect(await socket!.ended()).toMatchObject({ code: 1001, reason: expect.stringContaining('GatewayStops') });
    await events!.ended();
    expect(events!.errors).toMatchObject([{ extensions: { rule: 'GatewayStops' } }]);
  });

  it('shows its subscriptions to those who ask for the schema, and refuses them over plain HTTP', async () => {
    const headers = { authorization: `Bearer ${await world.issuer.tokenOf(aRep())}` };
    const shown = await world.gateway.query('{ __schema { subscriptionType { fields { name } } } }', { headers });
    expect(shown.data).toMatchObject({ __schema: { subscriptionType: { fields: expect.arrayContaining([{ name: 'leadConversion' }]) } } });
    const posted = await world.gateway.query(query, { headers });
    expect(posted.errors).toMatchObject([{ extensions: { rule: 'SubscriptionsAreServedElsewhere' } }]);
  });

  it.each([
    ['fields', 'subscription { leadChanged { leed { id } } }', {}, 'Cannot query field'],
    [
      'inputs',
      'subscription ($filter: OpportunityFilter) { pipelineChanged { pipeline { summary(filter: $filter) { count } } } }',
      { filter: { pipelineIds: '1' } },
      'is not defined',
    ],
  ])('in production mode › does not suggest names of %s, which it does otherwise', async (_, text, variables, fault) => {
    const production = await world.another({ NODE_ENV: 'production', GATEWAY_KEY: 'x'.repeat(32) });
    const token = await world.issuer.tokenOf(aRep());
    for (const connect of [overWebSocket, overEvents]) {
      const said = async (url: string) => {
        const followed = follow(connect(url, token), text, variables);
        await followed.ended();
        return JSON.stringify([followed.end, followed.errors]);
      };
      expect(await said(world.gateway.url)).toContain('Did you mean');
      const refusal = await said(production.url);
      expect(refusal).toContain(fault);
      expect(refusal).not.toContain('Did you mean');
    }
    await production.stop();
  });

  it.each([
    ['no subscription', '{ pipeline(id: "1") { id } }', 'OnlySubscriptionsHere'],
    ['not valid', 'subscription { leadChanged { colour } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['not GraphQL', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['too large', `subscription { leadChanged { ${Array.from({ length: 60 }, (_, n) => `a${n}: kind`).join(' ')} } }`, 'TooManyAliases'],
  ])('when a document is %s › refuses it over both transports', async (_, text, word) => {
    const token = await world.issuer.tokenOf(aRep());
    for (const connect of [overWebSocket, overEvents]) {
      const connection = connect(world.gateway.url, token);
      disposals.push(connection.dispose);
      const followed = follow(connection, text);
      await followed.ended();
      expect(JSON.stringify([followed.end, followed.errors])).toContain(word);
    }
  });
});
