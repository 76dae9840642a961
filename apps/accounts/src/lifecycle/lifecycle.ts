import { AccountBecameCustomer, AccountBecameFormerCustomer, AccountReturnedToProspect } from '@leadline/contracts';
import { type Decision, decide, transitions } from '@leadline/domain';
import type { Account } from '../account/account.ts';
import type { AccountLifecycle } from '../account/vocabulary.ts';

/** How far a relationship can come, and fall back. */
export const accountLifecycle = transitions<AccountLifecycle>('Account', {
  PROSPECT: ['CUSTOMER'],
  CUSTOMER: ['PROSPECT', 'FORMER_CUSTOMER'],
  FORMER_CUSTOMER: ['CUSTOMER', 'PROSPECT'],
});

/** A won deal makes the account a customer; one that is a customer already stays so, and says nothing. */
export function decideWin(account: Account, win: { opportunityId: string; winNumber: number }, now: Date): Decision<Account> {
  if (!accountLifecycle.allows(account.lifecycle, 'CUSTOMER')) return decide(account);
  return decide({ ...account, lifecycle: 'CUSTOMER', updatedAt: now }, AccountBecameCustomer.of(account.id, win));
}

/** A won deal that is reopened makes the account a prospect again, unless another win is left. */
export function decideWinLost(
  account: Account,
  { opportunityId, winsLeft }: { opportunityId: string; winsLeft: number },
  now: Date,
): Decision<Account> {
  if (winsLeft > 0 || !accountLifecycle.allows(account.lifecycle, 'PROSPECT')) return decide(account);
  return decide({ ...account, lifecycle: 'PROSPECT', updatedAt: now }, AccountReturnedToProspect.of(account.id, { opportunityId }));
}

/** What a customer has had from the firm lately. */
export interface Dealings {
  lastWonOn: string | null;
  lastProjectEndedOn: string | null;
  openProjects: number;
}

/** A customer without a win or an open project since the day named is a former customer. */
export function decideFormerCustomer(account: Account, dealings: Dealings, since: string, now: Date): Decision<Account> {
  const { lastWonOn, lastProjectEndedOn, openProjects } = dealings;
  const lately = [lastWonOn, lastProjectEndedOn].some((day) => day !== null && day >= since);
  if (account.lifecycle !== 'CUSTOMER' || openProjects > 0 || lately) return decide(account);
  return decide({ ...account, lifecycle: 'FORMER_CUSTOMER', updatedAt: now }, AccountBecameFormerCustomer.of(account.id, { lastWonOn }));
}

/** The day so many calendar months before, or the last one of its month. */
export function monthsBefore(now: Date, months: number): string {
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(now.getUTCDate(), lastDay));
  return first.toISOString().slice(0, 10);
}
