import { startPeople } from '../testing/people-and-orders.ts';
import { startGateway, type TestGateway } from '../testing/start-gateway.ts';
import type { TinySubgraph } from '../testing/tiny-subgraph.ts';

describe('Gateway › metrics', () => {
  let people: TinySubgraph;
  let gateway: TestGateway;

  beforeAll(async () => {
    people = await startPeople();
    gateway = await startGateway([people]);
  });
  afterAll(async () => {
    await gateway.stop();
    await people.stop();
  });

  it.each([
    'gateway_supergraph_reloads_total{outcome="refused"}',
    'gateway_supergraph_reloads_total{outcome="taken"}',
    'gateway_requests_refused_total{rule="GatewayOverloaded"}',
    'gateway_connections_closed_total{limit="total"}',
    'gateway_connections_closed_total{limit="address"}',
    'gateway_connections_closed_total{limit="sending"}',
    'gateway_live_ended_total{reason="SlowClient"}',
    'gateway_live_ended_total{reason="TokenExpired"}',
  ])('when nothing has happened yet › show %s as 0, so that its first increase is seen', async (sample) => {
    expect(await (await fetch(`${gateway.url}/metrics`)).text()).toContain(`\n${sample} 0\n`);
  });
});
