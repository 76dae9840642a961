import type { Sql } from '@leadline/postgres';
import type { Money, Viewer } from '@leadline/domain';
import type { EntityManager } from 'typeorm';
import type { OpportunityFilter, OpportunityGroup } from '../__generated__/graphql.ts';
import { closeColumn, opportunityConditions } from '../opportunity/opportunity-conditions.ts';
import { opportunityEntity } from '../opportunity/opportunity.entity.ts';
import { opportunities } from '../opportunity/opportunity.ts';

/** The deals of one group and one currency. */
export interface Total {
  stageKind: 'OPEN' | 'WON' | 'LOST' | null;
  stageId: string | null;
  ownerId: string | null;
  teamId: string | null;
  pipelineId: string | null;
  closeMonth: string | null;
  closeQuarter: string | null;
  lossReason: string | null;
  currency: string | null;
  count: number;
  amount: string;
  expectedRevenue: string;
}

const keyOf: Record<OpportunityGroup, { name: keyof Total; expression: string }> = {
  STAGE_KIND: { name: 'stageKind', expression: 'record.stage_kind' },
  STAGE: { name: 'stageId', expression: 'record.stage_id' },
  OWNER: { name: 'ownerId', expression: 'record.owner_id' },
  TEAM: { name: 'teamId', expression: 'record.team_id' },
  PIPELINE: { name: 'pipelineId', expression: 'record.pipeline_id' },
  CLOSE_MONTH: { name: 'closeMonth', expression: `to_char(${closeColumn}, 'YYYY-MM')` },
  CLOSE_QUARTER: { name: 'closeQuarter', expression: `to_char(${closeColumn}, 'YYYY-"Q"Q')` },
  LOSS_REASON: { name: 'lossReason', expression: 'record.loss_reason' },
};

const noKeys: Omit<Total, 'currency' | 'count' | 'amount' | 'expectedRevenue'> = {
  stageKind: null,
  stageId: null,
  ownerId: null,
  teamId: null,
  pipelineId: null,
  closeMonth: null,
  closeQuarter: null,
  lossReason: null,
};

const mostGroups = 5000;

/** Adds up, in exact decimals, the deals that the viewer may see; rounded once, to the cent, at the end. */
export async function opportunityTotals(
  manager: EntityManager,
  viewer: Viewer,
  { filter, groups, where = [] }: { filter?: OpportunityFilter | null | undefined; groups: readonly OpportunityGroup[]; where?: Sql[] },
): Promise<Total[]> {
  const keys = [...new Set(groups)].map((group) => keyOf[group]);
  const query = manager
    .createQueryBuilder(opportunityEntity, 'record')
    .select('record.currency', 'currency')
    .addSelect('count(*)::int', 'count')
    .addSelect('COALESCE(sum(record.amount), 0)::text', 'amount')
    .addSelect('round(COALESCE(sum(record.amount * record.probability), 0) / 100, 2)::text', 'expectedRevenue')
    .groupBy('record.currency')
    .limit(mostGroups);
  for (const { name, expression } of keys) query.addSelect(expression, name).addGroupBy(expression).addOrderBy(expression);
  for (const { text, params } of [opportunities.visibleTo(viewer), ...opportunityConditions(filter, viewer), ...where])
    query.andWhere(text, params);
  const rows = await query.getRawMany<Partial<Total> & Pick<Total, 'currency' | 'count' | 'amount' | 'expectedRevenue'>>();
  return rows.map((row) => ({ ...noKeys, ...row, amount: plain(row.amount), expectedRevenue: plain(row.expectedRevenue) }));
}

const plain = (amount: string): string => (amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount);

/** How many deals in all. */
export const countIn = (totals: readonly Total[]): number => totals.reduce((sum, { count }) => sum + count, 0);

/** The amounts that have a currency, each currency apart. */
export const moneyIn = (totals: readonly Total[], field: 'amount' | 'expectedRevenue'): Money[] =>
  totals.flatMap((total) => (total.currency === null ? [] : [{ amount: total[field], currency: total.currency }]));
