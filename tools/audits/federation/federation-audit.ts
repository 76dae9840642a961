import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ManagedProcess, freePort, nodeBinary, startProcess } from '@leadline/stack';
import { parse } from 'graphql';
import { compose } from '../../../apps/gateway/src/compose/compose.ts';
import { root } from '../../test/places.ts';
import type { Audit, Provisions } from '../audit.ts';
import { packageName, runCompatibilityTests } from './compatibility-tests.ts';
import { type ReferenceSubgraph, startReferenceSubgraph } from './reference-subgraph.ts';

const flags = ['--conditions=@leadline/source', '--disable-warning=TimeoutNegativeWarning'];

/** Starts a program of ours on a free port; it has nothing but these variables. */
async function startOurs(name: string, main: string, { folder, env }: { folder: string; env: Record<string, string> }) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const options = { name, folder, cwd: root, command: nodeBinary(root), args: [...flags, main], readyUrl: `${url}/readyz` };
  const server = await startProcess({ ...options, env: { PORT: String(port), AUTH: 'off', ...env } });
  return { ...server, graphql: `${url}/graphql` };
}

async function sdlOf(url: string): Promise<string> {
  const body = JSON.stringify({ query: '{ _service { sdl } }' });
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return ((await response.json()) as { data: { _service: { sdl: string } } }).data._service.sdl;
}

async function startProducts(provisions: Provisions) {
  const { postgres, brokers } = await provisions.stack();
  // The server is this run's own, so its first database may be, too.
  const env = { DATABASE_URL: postgres.url, KAFKA_BROKERS: brokers.join(','), TOPIC_PREFIX: 'audits-products', TOPIC_PARTITIONS: '1' };
  return startOurs('products', 'tools/audits/federation/products/main.ts', { folder: provisions.folder, env });
}

/** Our gateway over the three subgraphs, started with only SUPERGRAPH, PORT and AUTH=off, as a foreign test suite would. */
async function startGateway(folder: string, products: string, references: readonly ReferenceSubgraph[]) {
  const supergraph = join(folder, 'products-supergraph.graphql');
  const subgraphs = [...references, { name: 'products', url: products, sdl: await sdlOf(products) }];
  writeFileSync(supergraph, compose(subgraphs.map(({ sdl, ...subgraph }) => ({ ...subgraph, typeDefs: parse(sdl) }))).supergraph);
  return startOurs('products-gateway', 'apps/gateway/src/main.ts', { folder, env: { SUPERGRAPH: supergraph } });
}

/** Apollo's compatibility tests pass on a subgraph on our subgraph server, beside Apollo's own, behind our gateway. */
export const federationAudit: Audit = {
  name: 'federation',
  needs: ['npmTools', 'stack'],
  async run(provisions) {
    const tools = await provisions.npmTools();
    const started: { stop(): Promise<void> }[] = [];
    const keep = <Server extends Pick<ManagedProcess, 'stop'>>(server: Server): Server => {
      started.unshift(server);
      return server;
    };
    try {
      const suite = join(tools, 'node_modules', packageName);
      const references = [];
      for (const name of ['users', 'inventory'] as const) references.push(keep(await startReferenceSubgraph(suite, name)));
      const products = keep(await startProducts(provisions));
      const gateway = keep(await startGateway(provisions.folder, products.graphql, references));
      return await runCompatibilityTests(tools, { products: products.graphql, gateway: gateway.graphql });
    } finally {
      for (const server of started) await server.stop();
    }
  },
};
