import type { Tx } from '@leadline/postgres';
import { accounts } from '../account/account.ts';
import { type Dealings, decideFormerCustomer, monthsBefore } from './lifecycle.ts';

const atATime = 200;

/** Makes former customers of those without a win or an open project for so many months; a few hundred at each run. */
export const retireCustomers =
  (afterMonths: number) =>
  async (tx: Tx): Promise<void> => {
    const since = monthsBefore(tx.now, afterMonths);
    const quiet: { id: string }[] = await tx.manager.query(quietCustomers, [since, atATime]);
    for (const { id } of quiet) {
      const account = await tx.load(accounts, id);
      if (!account) continue;
      // Read under the lock, which may have been waited for: a win is noted under it, too.
      const [dealings]: Dealings[] = await tx.manager.query(dealingsOf, [id]);
      const decision = decideFormerCustomer(account, dealings!, since, tx.now);
      if (decision.ok) await tx.save(accounts, account, decision);
    }
  };

const dealings = `
  FROM account
  LEFT JOIN account_deal AS deal ON deal.account_id = account.id AND deal.won
  LEFT JOIN delivery_project AS project ON project.account_id = account.id`;

const quietCustomers = `
  SELECT account.id ${dealings}
  WHERE account.lifecycle = 'CUSTOMER' AND account.archived_at IS NULL
  GROUP BY account.id
  HAVING coalesce(greatest(max(deal.won_on), max(project.ended_on)) < CAST($1 AS date), true) AND NOT coalesce(bool_or(project.is_open), false)
  ORDER BY account.id LIMIT $2`;

const dealingsOf = `
  SELECT max(deal.won_on) AS "lastWonOn", max(project.ended_on) AS "lastProjectEndedOn",
    count(DISTINCT project.project_id) FILTER (WHERE project.is_open)::int AS "openProjects" ${dealings}
  WHERE account.id = $1`;
