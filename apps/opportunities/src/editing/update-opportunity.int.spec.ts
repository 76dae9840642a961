import { newId } from '@leadline/domain';
import { eventually, viewerFor } from '@leadline/testkit';
import { type DealsAtWork, startDeals, usd } from '../testing/deals-at-work.ts';
import { opportunitiesService } from '../service.ts';

let at: DealsAtWork;
beforeAll(async () => void (at = await startDeals(opportunitiesService)));
afterAll(() => at?.service.stop());

const update = (input: object, caller?: object) => at.send('updateOpportunity', input, { caller });

describe('Opportunities › updated through the graph', () => {
  it('with the amount that it has, written otherwise › changes nothing', async () => {
    const id = await at.open({ amount: usd('1250.50') });
    expect((await update({ id, amount: usd('1250.5000') })).result.opportunity).toMatchObject({ version: 1 });
  });

  it('keeps what it does not name, and clears what is null', async () => {
    const id = await at.open({ name: 'Typed name', productCode: 'gtx' });
    await update({ id, probability: 40 });
    expect(await at.deal(id, 'name productCode amount { amount }')).toEqual({
      name: 'Typed name',
      productCode: 'gtx',
      amount: { amount: '1000' },
    });
    await update({ id, name: null, productCode: null, amount: null });
    expect(await at.deal(id, 'name productCode amount { amount }')).toEqual({ name: 'Acme Corporation', productCode: null, amount: null });
  });

  it('of probability and amount › is kept in the history; of the product it is not', async () => {
    const id = await at.open();
    await update({ id, probability: 40 });
    await update({ id, amount: usd('2000') });
    await update({ id, productCode: 'gtx' });
    const { history } = await at.deal(id, 'history { changes { field } }');
    expect(history.slice(1)).toEqual([{ changes: [{ field: 'probability' }] }, { changes: [{ field: 'amount' }] }]);
  });

  it('with a new owner › moves it to their team', async () => {
    const id = await at.open();
    const [ownerId, teamId] = [newId(), newId()];
    await at.service.dataSource.query(`INSERT INTO member_copy VALUES ($1, 1, true, '{REP}', $2)`, [ownerId, [teamId]]);
    await update({ id, ownerId });
    expect(await at.deal(id, 'owner { id } team { id }')).toEqual({ owner: { id: ownerId }, team: { id: teamId } });
  });

  it('with an owner of another team, by its rep › is refused; with one of theirs › is that one’s', async () => {
    const id = await at.open({ ownerId: at.ownerId });
    const [stranger, colleague] = [newId(), newId()];
    const members = `INSERT INTO member_copy VALUES ($1, 1, true, '{REP}', $2), ($3, 1, true, '{REP}', $4)`;
    await at.service.dataSource.query(members, [stranger, [newId()], colleague, [at.teamId]]);
    const caller = { viewer: viewerFor('REP', { id: at.ownerId, teamIds: [at.teamId] }) };
    expect((await update({ id, ownerId: stranger }, caller)).error).toMatchObject({ code: 'FORBIDDEN', field: 'ownerId' });
    expect((await update({ id, ownerId: colleague }, caller)).error).toBeUndefined();
    expect(await at.deal(id, 'owner { id }')).toEqual({ owner: { id: colleague } });
  });

  it('with nobody as owner › stays in its team', async () => {
    const id = await at.open();
    await update({ id, ownerId: null });
    expect(await at.deal(id, 'owner { id } team { id }')).toEqual({ owner: null, team: { id: at.teamId } });
  });

  it('with other contacts, one after the other › its words stay about all of them, for an erasure to find', async () => {
    const [second, third] = [newId(), newId()];
    for (const contactId of [second, third])
      await at.service.dataSource.query('INSERT INTO contact_copy VALUES ($1, 1, $2, false)', [contactId, [at.accountId]]);
    const id = await at.open({ name: 'About them' });
    for (const contactId of [second, null, third]) await update({ id, contactId });
    await eventually(async () => {
      const records = (await at.service.published('personal')).filter(({ key }) => key === id);
      expect(records.at(-1)!.data).toMatchObject({ version: 4, personIds: [at.contactId, second, third] });
    });
  });

  it('with a contact that is not of the account › is refused by field', async () => {
    const contactId = newId();
    await at.service.dataSource.query('INSERT INTO contact_copy VALUES ($1, 1, $2, false)', [contactId, [newId()]]);
    const { error } = await update({ id: await at.open(), contactId });
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', rule: 'ContactMustBelongToTheAccount', field: 'contactId' });
  });

  it('with words as product › is refused by field', async () => {
    const { error } = await update({ id: await at.open(), productCode: 'Nora wants it: call her' });
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', rule: 'WrongFormat', field: 'productCode' });
  });

  it('on a version that has moved on › is refused', async () => {
    const id = await at.open();
    await update({ id, productCode: 'a', expectedVersion: 1 });
    expect((await update({ id, productCode: 'b', expectedVersion: 1 })).error).toMatchObject({
      code: 'STALE_VERSION',
      field: 'expectedVersion',
    });
  });
});
