import { join } from 'node:path';
import type { GraphClient } from '../graph/graph-client.ts';
import { readCrmFile, sampleOf } from '../replay/crm-file.ts';
import { planDeals } from '../replay/deal-plan.ts';
import { replay } from '../replay/replay.ts';

/** The project's own small CRM export. */
export const sampleFolder = join(import.meta.dirname, '..', '..', 'sample-data');

const seededDeals = 24;

/** Fills an empty graph with a small realistic data set, through the graph; a graph that holds leads stays as it is. Returns how many deals were added. */
export async function seedSample(graph: GraphClient): Promise<number> {
  const { leads } = await graph.ask<{ leads: { totalCount: number } }>('query Leads { leads(first: 1) { totalCount } }');
  if (leads.totalCount > 0) return 0;
  const file = await readCrmFile(sampleFolder);
  const plans = planDeals(file, sampleOf(file.deals, seededDeals));
  const report = await replay(graph, file, plans, { concurrency: 6, onProgress: () => undefined, settleWithinMs: 30_000 });
  if (!report.same) throw new Error(`The sample data is not what was expected: ${JSON.stringify(report.actual)}`);
  return plans.length;
}
