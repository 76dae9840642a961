import { OpportunityReopened, OpportunityWon } from '@leadline/contracts';
import { type Decision, isoDate } from '@leadline/domain';
import { PermanentFailure, consume } from '@leadline/inbox';
import type { Tx } from '@leadline/postgres';
import { type Account, accounts } from '../account/account.ts';
import type { AccountDeal } from './account-deal.entity.ts';
import { decideWin, decideWinLost } from './lifecycle.ts';

/** A won deal makes its account a customer. */
export const onOpportunityWon = consume(OpportunityWon, async ({ data, envelope }, tx) => {
  const { accountId, winNumber, actualCloseOn } = data;
  const opportunityId = envelope.subject;
  const deal = { opportunityId, accountId, version: envelope.aggregateVersion, won: true, wonOn: actualCloseOn ?? isoDate(envelope.time) };
  await changeLifecycle(tx, deal, (account) => decideWin(account, { opportunityId, winNumber }, tx.now));
});

/** A won deal that is reopened may have been the account's only one. */
export const onOpportunityReopened = consume(OpportunityReopened, async ({ data, envelope }, tx) => {
  if (data.previousKind !== 'WON') return;
  const opportunityId = envelope.subject;
  const deal = { opportunityId, accountId: data.accountId, version: envelope.aggregateVersion, won: false, wonOn: null };
  await changeLifecycle(tx, deal, (account, winsLeft) => decideWinLost(account, { opportunityId, winsLeft }, tx.now));
});

type Decide = (account: Account, winsLeft: number) => Decision<Account>;

async function changeLifecycle(tx: Tx, deal: AccountDeal, decideOn: Decide): Promise<void> {
  // The account's lock first: two deals of one account count its wins one after the other.
  const account = await tx.load(accounts, deal.accountId);
  if (!account) throw new PermanentFailure('The deal is of an account that was never opened');
  if (!(await note(tx, deal))) return;
  const [{ wins }]: [{ wins: number }] = await tx.manager.query(
    'SELECT count(*)::int AS wins FROM account_deal WHERE account_id = $1 AND won',
    [account.id],
  );
  const decision = decideOn(account, wins);
  if (decision.ok) await tx.save(accounts, account, decision);
}

/** Notes how a deal stands; false when something later is known of it already. */
async function note(tx: Tx, { opportunityId, accountId, version, won, wonOn }: AccountDeal): Promise<boolean> {
  const noted: unknown[] = await tx.manager.query(
    `INSERT INTO account_deal AS known (opportunity_id, account_id, version, won, won_on) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (opportunity_id) DO UPDATE SET account_id = excluded.account_id, version = excluded.version, won = excluded.won, won_on = excluded.won_on
     WHERE known.version < excluded.version
     RETURNING opportunity_id`,
    [opportunityId, accountId, version, won, wonOn],
  );
  return noted.length > 0;
}
