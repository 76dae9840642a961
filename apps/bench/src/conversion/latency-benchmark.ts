import type { Benchmark } from '../benchmark.ts';
import { atOnce } from '../measuring/at-once.ts';
import type { Graph } from '../measuring/graph.ts';
import { percentile } from '../measuring/statistics.ts';
import { benchStack } from '../servers/bench-stack.ts';
import { convert, opportunityOf, qualifiedLead, untilCompleted } from './work-lead.ts';

/** Leaves nothing of the conversion under way. */
async function convertedWithin(graph: Graph, leadId: string): Promise<number> {
  const begun = performance.now();
  await convert(graph, leadId);
  await opportunityOf(graph, leadId);
  const ms = performance.now() - begun;
  await untilCompleted(graph, leadId);
  return ms;
}

/** How long one conversion takes while nothing else goes on. */
export const latencyBenchmark: Benchmark = {
  keys: ['conversion.p50_ms', 'conversion.p99_ms'],
  async run(conditions) {
    await using servers = await benchStack(conditions);
    const [warmUps, count] = conditions.tiny ? [1, 5] : [100, 500];
    // Before any of them is converted: what comes of capturing and qualifying a lead goes on for a while after the answer.
    const leads = new Array<string>(warmUps + count);
    await atOnce(4, leads.length, async (index) => (leads[index] = await qualifiedLead(servers.rep)));
    conditions.say(`converting ${count} leads, one after the other`);
    const times: number[] = [];
    for (const lead of leads) times.push(await convertedWithin(servers.rep, lead));
    const counted = times.slice(warmUps);
    const detail = `${count} conversions, in ${Math.min(...counted).toFixed(0)} to ${Math.max(...counted).toFixed(0)} ms`;
    return [
      { key: 'conversion.p50_ms', value: percentile(counted, 0.5), detail },
      { key: 'conversion.p99_ms', value: percentile(counted, 0.99), detail },
    ];
  },
};
