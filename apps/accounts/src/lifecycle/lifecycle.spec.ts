import { AccountBecameCustomer, AccountBecameFormerCustomer, AccountReturnedToProspect } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { given } from '@leadline/testkit';
import type { Account } from '../account/account.ts';
import { decideOpening } from '../account/open-account.ts';
import { decideFormerCustomer, decideWin, decideWinLost, monthsBefore } from './lifecycle.ts';

const now = new Date('2026-11-22T09:00:00Z');
const opened = decideOpening(
  { id: newId(), kind: 'ORGANIZATION', details: { name: 'Acme' }, ownership: { ownerId: null, teamId: null } },
  now,
);
if (!opened.ok) throw new Error('An account of this name can be opened');
const prospect = opened.state;
const customer: Account = { ...prospect, lifecycle: 'CUSTOMER' };
const opportunityId = newId();
const quiet = { lastWonOn: '2024-01-31', lastProjectEndedOn: null, openProjects: 0 };

describe('Account › lifecycle', () => {
  it('the first win › makes a customer', () => {
    given(prospect)
      .when((account) => decideWin(account, { opportunityId, winNumber: 1 }, now))
      .thenEvents(AccountBecameCustomer)
      .thenState({ lifecycle: 'CUSTOMER' });
  });
  it('another win › says nothing', () => {
    given(customer)
      .when((account) => decideWin(account, { opportunityId, winNumber: 2 }, now))
      .thenEvents();
  });
  it('the only win reopened › makes a prospect again', () => {
    given(customer)
      .when((account) => decideWinLost(account, { opportunityId, winsLeft: 0 }, now))
      .thenEvents(AccountReturnedToProspect)
      .thenState({ lifecycle: 'PROSPECT' });
  });
  it('one of two wins reopened › leaves a customer', () => {
    given(customer)
      .when((account) => decideWinLost(account, { opportunityId, winsLeft: 1 }, now))
      .thenEvents();
  });
  it('no win and no project for long › makes a former customer', () => {
    given(customer)
      .when((account) => decideFormerCustomer(account, quiet, '2024-11-22', now))
      .thenEvents(AccountBecameFormerCustomer)
      .thenState({ lifecycle: 'FORMER_CUSTOMER' });
  });
  it.each([
    ['a win since', { ...quiet, lastWonOn: '2025-01-31' }],
    ['a project that ended since', { ...quiet, lastProjectEndedOn: '2025-01-31' }],
    ['an open project', { ...quiet, openProjects: 1 }],
  ])('%s › leaves a customer', (_, dealings) => {
    given(customer)
      .when((account) => decideFormerCustomer(account, dealings, '2024-11-22', now))
      .thenEvents();
  });
  it('months are counted by the calendar › the last day of a shorter month', () =>
    expect(monthsBefore(new Date('2026-03-31T12:00:00Z'), 1)).toBe('2026-02-28'));
});
