import {
  AccountArchived,
  AccountChanged,
  AccountOpened,
  ContactArchived,
  ContactCreated,
  ContactLinkedToAccount,
  ContactUnlinkedFromAccount,
} from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { eventually } from '@leadline/testkit';
import { type DealsAtWork, startDeals } from '../testing/deals-at-work.ts';
import { opportunitiesService } from '../service.ts';

let at: DealsAtWork;
beforeAll(async () => void (at = await startDeals(opportunitiesService)));
afterAll(() => at?.service.stop());

const account = { ...AccountOpened.example, leadId: null, conversionId: null };
const link = (accountId: string) => ({ accountId, relationship: 'EMPLOYEE' as const, primary: true, fromOn: null, untilOn: null });
const refusal = async (input: object) => (await at.send('openOpportunity', { ownerId: at.ownerId, ...input })).error?.rule;

async function knownCustomer() {
  const [accountId, contactId] = [newId(), newId()];
  const { service } = at;
  await service.publish(AccountOpened.of(accountId, { ...account, name: 'Initech' }), { version: 1 });
  await service.publish(ContactCreated.of(contactId, { ownerId: null, teamId: null, leadId: null, conversionId: null, personVersion: 1 }), {
    version: 1,
  });
  await service.publish(ContactLinkedToAccount.of(contactId, link(accountId)), { version: 2 });
  await eventually(async () => expect(await refusal({ accountId, contactId })).toBeUndefined());
  return { accountId, contactId };
}

describe('Opportunities › what they know of customers', () => {
  it('comes from the events of accounts; an older version never overwrites a newer one', async () => {
    const { accountId } = await knownCustomer();
    const changed = (name: string) => AccountChanged.of(accountId, { ...AccountChanged.example, name, parentId: null });
    await at.service.publish(changed('Initech Ltd'), { version: 3 });
    await at.service.publish(changed('Initech old'), { version: 2 });
    await at.service.publish(AccountArchived.of(accountId, AccountArchived.example), { version: 4 });
    await eventually(async () => expect(await refusal({ accountId })).toBe('AccountMustNotBeArchived'));
    const [copy] = await at.service.dataSource.query('SELECT name, version FROM account_copy WHERE account_id = $1', [accountId]);
    expect(copy).toEqual({ name: 'Initech Ltd', version: 4 });
  });

  it('a contact that was unlinked from the account › cannot be sold to there', async () => {
    const { accountId, contactId } = await knownCustomer();
    await at.service.publish(ContactUnlinkedFromAccount.of(contactId, { ...ContactUnlinkedFromAccount.example, accountId }), {
      version: 3,
    });
    await eventually(async () => expect(await refusal({ accountId, contactId })).toBe('ContactMustBelongToTheAccount'));
  });

  it('a contact that was archived › cannot be sold to', async () => {
    const { accountId, contactId } = await knownCustomer();
    await at.service.publish(ContactArchived.of(contactId, ContactArchived.example), { version: 3 });
    await eventually(async () => expect(await refusal({ accountId, contactId })).toBe('ContactMustNotBeArchived'));
  });
});
