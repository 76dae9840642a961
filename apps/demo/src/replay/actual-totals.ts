import { plainAmount, sumOf } from '@leadline/domain';
import type { GraphClient } from '../graph/graph-client.ts';
import type { Totals } from './expected-totals.ts';

const question = `query ReplayTotals {
  total: leads(first: 1) { totalCount }
  prospecting: leads(first: 1, filter: { statuses: [NEW] }) { totalCount }
  converted: leads(first: 1, filter: { statuses: [CONVERTED] }) { totalCount }
  recycled: leads(first: 1, filter: { recycled: true }) { totalCount }
  byKind: opportunityTotals(groupBy: [STAGE_KIND]) { stageKind count amount }
  byQuarter: opportunityTotals(filter: { stageKinds: [WON] }, groupBy: [CLOSE_QUARTER]) { closeQuarter count amount }
  byAgent: opportunityTotals(filter: { stageKinds: [WON] }, groupBy: [OWNER]) { ownerId count amount }
  accounts(first: 1) { totalCount }
  contacts(first: 1) { totalCount }
  projects(first: 1) { totalCount }
}`;

interface Row {
  stageKind: 'OPEN' | 'WON' | 'LOST';
  closeQuarter: string;
  ownerId: string;
  count: number;
  amount: string;
}
type Counted = { totalCount: number };
type Answer = Record<'total' | 'prospecting' | 'converted' | 'recycled' | 'accounts' | 'contacts' | 'projects', Counted> &
  Record<'byKind' | 'byQuarter' | 'byAgent', Row[]>;

/** Asks the graph for the same totals that were counted from the file. */
export async function actualTotals(graph: GraphClient): Promise<Totals> {
  const answer = await graph.ask<Answer>(question);
  const countOf = (kind: Row['stageKind']) =>
    answer.byKind.filter((row) => row.stageKind === kind).reduce((sum, row) => sum + row.count, 0);
  const { total, prospecting, converted, recycled } = answer;
  return {
    leads: { total: total.totalCount, prospecting: prospecting.totalCount, converted: converted.totalCount, recycled: recycled.totalCount },
    opportunities: { OPEN: countOf('OPEN'), WON: countOf('WON'), LOST: countOf('LOST') },
    wonAmount: sumOf(answer.byKind.filter((row) => row.stageKind === 'WON').map((row) => row.amount)),
    wonByQuarter: byKey(answer.byQuarter, (row) => row.closeQuarter),
    wonByAgent: byKey(answer.byAgent, (row) => row.ownerId),
    accounts: answer.accounts.totalCount,
    contacts: answer.contacts.totalCount,
    projects: answer.projects.totalCount,
  };
}

function byKey(rows: readonly Row[], keyOf: (row: Row) => string): Totals['wonByAgent'] {
  const entries = rows.map((row) => [keyOf(row), { count: row.count, amount: plainAmount(row.amount) }] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
