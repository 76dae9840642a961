import { Pool } from 'undici';

/** The kept-alive connections to the subgraphs, one pool per origin. */
export interface SubgraphPools {
  of(origin: string): Pool;
  close(): Promise<void>;
}

// Far above any answer of ours; a run-away subgraph must not fill the gateway's memory.
const maxResponseSize = 32 * 1024 * 1024;

/** Opens pools as they are asked for; a reloaded supergraph finds those that it needs again. */
export function subgraphPools(connections: number): SubgraphPools {
  const pools = new Map<string, Pool>();
  return {
    of(origin) {
      // Time limits are those of each request, so undici's own are off.
      const pool = pools.get(origin) ?? new Pool(origin, { connections, maxResponseSize, headersTimeout: 0, bodyTimeout: 0 });
      pools.set(origin, pool);
      return pool;
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()));
      pools.clear();
    },
  };
}
