import type { Benchmark } from '../benchmark.ts';
import type { Graph } from '../measuring/graph.ts';
import { percentile } from '../measuring/statistics.ts';
import { benchServers } from '../servers/bench-servers.ts';
import { leadsService } from './leads-service.ts';
import { pageQuery, pageVariables } from './page-query.ts';

async function timed(graph: Graph, request: number): Promise<number> {
  const begun = performance.now();
  await graph.ask(pageQuery, pageVariables(request));
  return performance.now() - begun;
}

/** How much slower a page of leads is among a hundred times as many. */
export const listsBenchmark: Benchmark = {
  keys: ['lists.p99_ratio_1m_to_10k'],
  async run(conditions) {
    const { folder, tiny, say } = conditions;
    const [few, many, requests, warmUp] = tiny ? [100, 1_000, 36, 4] : [10_000, 1_000_000, 3_000, 500];
    await using servers = await benchServers(conditions);
    say(`filling ${few} and ${many} leads`);
    await using small = await leadsService(servers, folder, few);
    await using large = await leadsService(servers, folder, many);
    const times = { small: [] as number[], large: [] as number[] };
    // One after the other, so that whatever else the machine does hits both.
    for (let request = -warmUp; request < requests; request += 1) {
      const [ofSmall, ofLarge] = [await timed(small.graph, request + warmUp), await timed(large.graph, request + warmUp)];
      if (request < 0) continue;
      times.small.push(ofSmall);
      times.large.push(ofLarge);
    }
    const [ofMany, ofFew] = [percentile(times.large, 0.99), percentile(times.small, 0.99)];
    const detail = `${ofMany.toFixed(1)} against ${ofFew.toFixed(1)} ms, ${requests} pages each, in turns`;
    return [{ key: 'lists.p99_ratio_1m_to_10k', value: ofMany / ofFew, detail }];
  },
};
