import type { Sql } from '@leadline/postgres';
import type { AccountTotals } from '../__generated__/graphql.ts';
import type { Context } from '../context.ts';
import { type Total, countIn, moneyIn, opportunityTotals } from './opportunity-totals.ts';

// UNION, not UNION ALL: a circle that two services could for a moment disagree on ends all the same.
const withChildren = `record.account_id IN (
  WITH RECURSIVE below(id) AS (
    SELECT :accountId::uuid UNION SELECT child.account_id FROM account_copy AS child JOIN below ON child.parent_id = below.id
  ) SELECT id FROM below)`;

/** Pipeline and revenue of an account, rolled up the hierarchy, over the deals that the viewer may see. */
export async function accountTotals(
  { dataSource, viewer }: Pick<Context, 'dataSource' | 'viewer'>,
  accountId: string,
  includeChildren: boolean,
): Promise<AccountTotals> {
  const of: Sql = { text: includeChildren ? withChildren : 'record.account_id = :accountId', params: { accountId } };
  const totals = await opportunityTotals(dataSource.manager, viewer, { groups: ['STAGE_KIND'], where: [of] });
  const kind = (wanted: Total['stageKind']) => totals.filter(({ stageKind }) => stageKind === wanted);
  return {
    openCount: countIn(kind('OPEN')),
    openAmounts: moneyIn(kind('OPEN'), 'amount'),
    expectedRevenue: moneyIn(kind('OPEN'), 'expectedRevenue'),
    wonCount: countIn(kind('WON')),
    wonRevenue: moneyIn(kind('WON'), 'amount'),
    lostCount: countIn(kind('LOST')),
  };
}
