import { OpportunityReopened, OpportunityWon, ProjectCompleted, ProjectStarted } from '@leadline/contracts';
import { newId, systemActor } from '@leadline/domain';
import { UnitOfWork } from '@leadline/postgres';
import { type TestService, eventually, startTestService } from '@leadline/testkit';
import { accountsService } from '../service.ts';
import { type AccountDeal, accountDealEntity } from './account-deal.entity.ts';
import { retireCustomers } from './retire-customers.ts';

let service: TestService;

beforeAll(async () => {
  service = await startTestService(accountsService());
});
afterAll(() => service?.stop());

async function anAccount() {
  const id = newId();
  const document = 'mutation($id: ID, $name: String!) { createAccount(input: { id: $id, name: $name }) { __typename } }';
  await service.query(document, { id, name: `Firm ${id}` });
  return id;
}
const lifecycleOf = async (id: string) =>
  (await service.query('query($id: ID!) { account(id: $id) { lifecycle } }', { id })).data.account.lifecycle;
const becomes = (id: string, lifecycle: string) => eventually(async () => expect(await lifecycleOf(id)).toBe(lifecycle));
const factsOf = async (id: string) =>
  (await service.published('accounts')).filter(({ key }) => key === id).map(({ envelope }) => envelope.type.split('.').at(-2));

const win = (opportunityId: string, accountId: string, version: number, actualCloseOn = '2026-11-01') =>
  service.publish(OpportunityWon.of(opportunityId, { ...OpportunityWon.example, accountId, actualCloseOn }), { version });
const reopen = (opportunityId: string, accountId: string, version: number) =>
  service.publish(OpportunityReopened.of(opportunityId, { ...OpportunityReopened.example, accountId }), { version });
const runJob = (now: string) =>
  new UnitOfWork(service.dataSource, { onCommit: () => undefined }).run(systemActor(new Date(now), newId()), retireCustomers(24));

describe('Account › lifecycle', () => {
  it('a win heard of twice and another win › make a customer, once', async () => {
    const [accountId, deal] = [await anAccount(), newId()];
    await win(deal, accountId, 5);
    await win(deal, accountId, 5);
    await win(newId(), accountId, 3);
    await becomes(accountId, 'CUSTOMER');
    await eventually(async () =>
      expect(await service.dataSource.query('SELECT won FROM account_deal WHERE account_id = $1', [accountId])).toHaveLength(2),
    );
    await eventually(async () => expect(await factsOf(accountId)).toEqual(['opened', 'became-customer']));
  });

  it('reopening one of two wins › leaves a customer; the other one too, a prospect', async () => {
    const [accountId, first, second] = [await anAccount(), newId(), newId()];
    await win(first, accountId, 5);
    await win(second, accountId, 5);
    await becomes(accountId, 'CUSTOMER');
    await reopen(first, accountId, 6);
    await eventually(async () =>
      expect(await service.dataSource.query('SELECT won FROM account_deal WHERE opportunity_id = $1', [first])).toEqual([{ won: false }]),
    );
    expect(await lifecycleOf(accountId)).toBe('CUSTOMER');
    await reopen(second, accountId, 6);
    await becomes(accountId, 'PROSPECT');
    await win(second, accountId, 8);
    await becomes(accountId, 'CUSTOMER');
    await eventually(async () =>
      expect(await factsOf(accountId)).toEqual(['opened', 'became-customer', 'returned-to-prospect', 'became-customer']),
    );
  });

  it('an older word of a deal › changes nothing', async () => {
    const [accountId, deal] = [await anAccount(), newId()];
    await win(deal, accountId, 8);
    await becomes(accountId, 'CUSTOMER');
    await reopen(deal, accountId, 6);
    const marker = await anAccount();
    await win(deal, accountId, 7);
    await win(newId(), marker, 1);
    await becomes(marker, 'CUSTOMER');
    expect(await lifecycleOf(accountId)).toBe('CUSTOMER');
  });

  it('after the months without a win or an open project › a former customer; a project keeps a customer until it has ended as long ago', async () => {
    const [quiet, busy, projectId] = [await anAccount(), await anAccount(), newId()];
    for (const accountId of [quiet, busy]) await win(newId(), accountId, 1, '2022-01-15');
    await service.publish(ProjectStarted.of(projectId, { ...ProjectStarted.example, accountId: busy }), { version: 1 });
    await eventually(async () =>
      expect(await service.dataSource.query('SELECT is_open FROM delivery_project WHERE account_id = $1', [busy])).toEqual([
        { is_open: true },
      ]),
    );
    for (const accountId of [quiet, busy]) await becomes(accountId, 'CUSTOMER');
    await runJob('2023-12-31T00:00:00Z');
    expect(await lifecycleOf(quiet)).toBe('CUSTOMER');
    await runJob('2024-01-16T00:00:00Z');
    expect([await lifecycleOf(quiet), await lifecycleOf(busy)]).toEqual(['FORMER_CUSTOMER', 'CUSTOMER']);

    await service.publish(ProjectCompleted.of(projectId, { ...ProjectCompleted.example, accountId: busy, completedOn: '2024-02-01' }), {
      version: 2,
    });
    await eventually(async () =>
      expect(await service.dataSource.query('SELECT is_open FROM delivery_project WHERE account_id = $1', [busy])).toEqual([
        { is_open: false },
      ]),
    );
    await runJob('2025-06-01T00:00:00Z');
    expect(await lifecycleOf(busy)).toBe('CUSTOMER');
    await runJob('2026-02-02T00:00:00Z');
    expect(await lifecycleOf(busy)).toBe('FORMER_CUSTOMER');
  });

  it('won again while it is about to become a former one › stays a customer', async () => {
    const accountId = await anAccount();
    await win(newId(), accountId, 1, '2022-01-15');
    await becomes(accountId, 'CUSTOMER');
    let retiring: Promise<void> | undefined;
    await service.dataSource.transaction(async (manager) => {
      await manager.query('SELECT 1 FROM account WHERE id = $1 FOR NO KEY UPDATE', [accountId]);
      retiring = runJob('2027-01-01T00:00:00Z');
      await eventually(async () => {
        const waiting = `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        expect(await service.dataSource.query(waiting)).toEqual([{ count: 1 }]);
      });
      const deal: AccountDeal = { opportunityId: newId(), accountId, version: 1, won: true, wonOn: '2026-12-31' };
      await manager.insert(accountDealEntity, deal);
    });
    await retiring;
    expect(await lifecycleOf(accountId)).toBe('CUSTOMER');
  });
});
