import { rename, writeFile } from 'node:fs/promises';
import { metrics } from '@leadline/observability';
import { eventually } from '@leadline/testkit';
import { compose, type ComposedSubgraph } from '../compose/compose.ts';
import { startOrders, startPeople } from '../testing/people-and-orders.ts';
import { startGateway, type TestGateway } from '../testing/start-gateway.ts';
import { type TinySubgraph, tinySubgraph } from '../testing/tiny-subgraph.ts';

let people: TinySubgraph;
let orders: TinySubgraph;
let gateway: TestGateway;

beforeEach(async () => {
  people = await startPeople();
  orders = await startOrders();
  gateway = await startGateway([people]);
});

afterEach(async () => {
  await gateway.stop();
  await people.stop();
  await orders.stop();
});

const supergraphOf = (...subgraphs: ComposedSubgraph[]) => compose(subgraphs).supergraph;
const disposable = <Thing extends { stop(): Promise<void> }>(thing: Thing) => ({ ...thing, [Symbol.asyncDispose]: () => thing.stop() });
const serves = (query: string) => eventually(async () => expect((await gateway.query(query)).errors).toBeUndefined());
const refused = async () => {
  const counted = await metrics.registry.getSingleMetric('gateway_supergraph_reloads_total')!.get();
  return counted.values.find(({ labels }) => labels['outcome'] === 'refused')!.value;
};

describe('Supergraph file', () => {
  it('when it is overwritten › the new graph is served without a restart', async () => {
    expect((await gateway.query('{ orderCount }')).errors).toHaveLength(1);
    await writeFile(gateway.supergraphPath, supergraphOf(people, orders));
    await serves('{ me { name orders } orderCount }');
  });

  it('when it is replaced by renaming › the new graph is served', async () => {
    await writeFile(`${gateway.supergraphPath}.new`, supergraphOf(people, orders));
    await rename(`${gateway.supergraphPath}.new`, gateway.supergraphPath);
    await serves('{ orderCount }');
  });

  it.each([
    ['no SDL', 'type Query {'],
    ['no supergraph', 'type Query { orderCount: Int }'],
    ['empty', ''],
  ])('when it becomes invalid (%s) › the old graph goes on; when mended › the new one is served', async (_, text) => {
    const before = await refused();
    await writeFile(gateway.supergraphPath, text);
    await eventually(async () => expect(await refused()).toBeGreaterThan(before));
    expect((await gateway.query('{ me { name } }')).data).toEqual({ me: { name: 'Rosa' } });
    await writeFile(gateway.supergraphPath, supergraphOf(people, orders));
    await serves('{ orderCount }');
  });

  it('when a subgraph moves › it is asked at its new address', async () => {
    const moved = await startPeople();
    await writeFile(gateway.supergraphPath, supergraphOf(moved));
    await eventually(async () => {
      await gateway.query('{ me { name } }');
      expect(moved.requests).not.toHaveLength(0);
    });
    await moved.stop();
  });
});

describe('Supergraph file › at the start', () => {
  it('when its directives are linked for security › it is served all the same', async () => {
    const sdl = 'type Query { secret: Int @requiresScopes(scopes: [["a"]]) mine: Int @authenticated }';
    await using guarded = disposable(await tinySubgraph('guarded', sdl, { Query: { secret: () => 7 } }));
    expect(supergraphOf(guarded)).toContain('for: SECURITY');
    await using over = disposable(await startGateway([guarded]));
    expect((await over.query('{ secret }')).data).toEqual({ secret: 7 });
  });

  it('when it is missing or invalid › the gateway does not start', async () => {
    await expect(startGateway([people], { SUPERGRAPH: '/nowhere/supergraph.graphql' })).rejects.toThrow(/supergraph.graphql/);
    await writeFile(gateway.supergraphPath, 'type Query { a: Int }');
    await expect(startGateway([people], { SUPERGRAPH: gateway.supergraphPath })).rejects.toThrow();
  });
});
