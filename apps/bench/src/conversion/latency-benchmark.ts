import type { Benchmark } from '../benchmark.ts';
import type { Graph } from '../measuring/graph.ts';
import { percentile } from '../measuring/statistics.ts';
import { benchStack } from '../servers/bench-stack.ts';
import { convert, opportunityOf, qualifiedLead } from './work-lead.ts';

async function convertedWithin(graph: Graph): Promise<number> {
  const leadId = await qualifiedLead(graph);
  const begun = performance.now();
  await convert(graph, leadId);
  await opportunityOf(graph, leadId);
  return performance.now() - begun;
}

/** How long one conversion takes while nothing else goes on. */
export const latencyBenchmark: Benchmark = {
  keys: ['conversion.p50_ms', 'conversion.p99_ms'],
  async run(conditions) {
    await using servers = await benchStack(conditions);
    const [warmUps, count] = conditions.tiny ? [1, 5] : [100, 500];
    for (let done = 0; done < warmUps; done += 1) await convertedWithin(servers.rep);
    conditions.say(`converting ${count} leads, one after the other`);
    const times: number[] = [];
    for (let done = 0; done < count; done += 1) times.push(await convertedWithin(servers.rep));
    const detail = `${count} conversions, the slowest in ${Math.max(...times).toFixed(0)} ms`;
    return [
      { key: 'conversion.p50_ms', value: percentile(times, 0.5), detail },
      { key: 'conversion.p99_ms', value: percentile(times, 0.99), detail },
    ];
  },
};
