import { sumOf } from '@leadline/domain';
import type { DealPlan } from './deal-plan.ts';

/** What the graph has to say once the deals are replayed: counted from the file alone. */
export interface Totals {
  leads: Record<'total' | 'prospecting' | 'converted' | 'recycled', number>;
  opportunities: Record<'OPEN' | 'WON' | 'LOST', number>;
  wonAmount: string;
  wonByQuarter: Record<string, { count: number; amount: string }>;
  wonByAgent: Record<string, { count: number; amount: string }>;
  accounts: number;
  contacts: number;
  projects: number;
}

/** Counts the plan: one account per company, one contact per converted person, one project per won deal, one recycled lead per lost one. */
export function expectedTotals(plans: readonly DealPlan[]): Totals {
  const of = (stage: DealPlan['stage']) => plans.filter((plan) => plan.stage === stage);
  const won = of('Won');
  const converted = plans.filter((plan) => plan.stage !== 'Prospecting');
  return {
    leads: {
      total: plans.length + of('Lost').length,
      prospecting: of('Prospecting').length,
      converted: converted.length,
      recycled: of('Lost').length,
    },
    opportunities: { OPEN: of('Engaging').length, WON: won.length, LOST: of('Lost').length },
    wonAmount: sumOf(won.map((plan) => plan.closeValue!)),
    wonByQuarter: grouped(won, (plan) => quarterOf(plan.closedOn!)),
    wonByAgent: grouped(won, (plan) => plan.ownerId),
    accounts: new Set(converted.map((plan) => plan.company)).size,
    contacts: converted.length,
    projects: won.length,
  };
}

/** The quarter of a day, like `2017-Q1`. */
export const quarterOf = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

function grouped(plans: readonly DealPlan[], keyOf: (plan: DealPlan) => string): Record<string, { count: number; amount: string }> {
  const groups = Map.groupBy(plans, keyOf);
  const entries = [...groups].map(
    ([key, rows]) => [key, { count: rows.length, amount: sumOf(rows.map((row) => row.closeValue!)) }] as const,
  );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
