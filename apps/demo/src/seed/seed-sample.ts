import { join } from 'node:path';
import type { GraphClient } from '../graph/graph-client.ts';
import { readCrmFile, sampleOf } from '../replay/crm-file.ts';
import { type DealPlan, planDeals } from '../replay/deal-plan.ts';
import { differences } from '../replay/differences.ts';
import { replay } from '../replay/replay.ts';

/** The project's own small CRM export. */
export const sampleFolder = join(import.meta.dirname, '..', '..', 'sample-data');

const seededDeals = 24;

/**
 * Fills an empty graph with a small realistic data set, through the graph, and goes on where an earlier filling was interrupted.
 * A graph in which anybody has worked stays as it is. `onProgress` is told how many of its deals are there.
 */
export async function seedSample(graph: GraphClient, onProgress: (done: number, of: number) => void): Promise<void> {
  const file = await readCrmFile(sampleFolder);
  const plans = planDeals(file, sampleOf(file.deals, seededDeals));
  if (!(await isUntouched(graph, plans))) return;
  const report = await replay(graph, file, plans, { concurrency: 6, onProgress, settleWithinMs: 30_000 });
  if (report.same) return;
  const said = differences(report.expected, report.actual)
    .map((line) => line.trim())
    .join('; ');
  throw new Error(`The sample data is not what was expected (${said}). \`npm run reset\` empties the graph for a new beginning.`);
}

/** Whether there are no leads but those of the sample. The show adds one of its own, so that this is over once a show began. */
async function isUntouched(graph: GraphClient, plans: readonly DealPlan[]): Promise<boolean> {
  const sample = new Set(plans.map(({ leadId }) => leadId));
  const { leads } = await graph.ask<{ leads: { nodes: { id: string }[] } }>(
    'query Leads($first: Int!) { leads(first: $first, filter: { recycled: false }) { nodes { id } } }',
    { first: sample.size + 1 },
  );
  return leads.nodes.every(({ id }) => sample.has(id));
}
