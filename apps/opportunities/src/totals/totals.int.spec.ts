import { newId } from '@leadline/domain';
import { viewerFor } from '@leadline/testkit';
import { type DealsAtWork, machineAt, startDeals, usd } from '../testing/deals-at-work.ts';
import { opportunitiesService } from '../service.ts';

let at: DealsAtWork;
const teamId = newId();
// Sees the deals below and no others.
const viewer = viewerFor('MANAGER', { teamIds: [teamId] });
const inApril = machineAt(new Date('2027-04-02T12:00:00Z'));

beforeAll(async () => {
  at = await startDeals(opportunitiesService);
  const ownerId = newId();
  await at.service.dataSource.query(`INSERT INTO member_copy VALUES ($1, 1, true, '{REP}', $2)`, [ownerId, [teamId]]);
  const { childId: accountId } = at;
  await at.open({ ownerId, accountId, amount: usd('0.10') });
  await at.open({ ownerId, amount: usd('0.20') });
  await at.open({ ownerId, amount: { amount: '5', currency: 'EUR' } });
  await at.open({ ownerId, amount: null });
  const won = await at.open({ ownerId, accountId, amount: usd('700'), expectedCloseOn: '2027-03-01' });
  await at.send('winOpportunity', { id: won, closedOn: '2027-04-01' }, { select: '__typename', caller: inApril });
  const lost = await at.open({ ownerId, amount: usd('40') });
  await at.send('loseOpportunity', { id: lost, reason: 'timing' });
  await at.open({ amount: usd('1000000') });
});
afterAll(() => at?.service.stop());

const totals = async (groupBy: string[], filter = {}) => {
  const fields = 'stageKind closeMonth closeQuarter lossReason currency count amount expectedRevenue';
  const query = `query($by: [OpportunityGroup!]!, $filter: OpportunityFilter) { opportunityTotals(groupBy: $by, filter: $filter) { ${fields} } }`;
  const { data, errors } = await at.service.query(query, { by: groupBy, filter }, { viewer });
  expect(errors).toBeUndefined();
  return data.opportunityTotals;
};

describe('Opportunities › totals', () => {
  it('add up by kind and currency over what the viewer may see, exactly and rounded once', async () => {
    const rows = await totals(['STAGE_KIND']);
    expect(rows).toHaveLength(5);
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ stageKind: 'OPEN', currency: 'USD', count: 2, amount: '0.3', expectedRevenue: '0.03' }),
        expect.objectContaining({ stageKind: 'OPEN', currency: 'EUR', count: 1, amount: '5', expectedRevenue: '0.5' }),
        expect.objectContaining({ stageKind: 'OPEN', currency: null, count: 1, amount: '0', expectedRevenue: '0' }),
        expect.objectContaining({ stageKind: 'WON', currency: 'USD', count: 1, amount: '700', expectedRevenue: '700' }),
        expect.objectContaining({ stageKind: 'LOST', currency: 'USD', count: 1, amount: '40', expectedRevenue: '0' }),
      ]),
    );
  });

  it.each([
    ['100.50', '25.13'],
    ['101.50', '25.38'],
    ['0.02', '0.01'],
  ])('of one deal of %s at 25 percent › expect what the deal itself does: %s', async (amount, expected) => {
    const id = await at.open({ amount: usd(amount) });
    await at.send('updateOpportunity', { id, probability: 25 });
    const accountId = newId();
    await at.service.dataSource.query('UPDATE opportunity SET account_id = $1 WHERE id = $2', [accountId, id]);
    expect(await at.deal(id, 'expectedRevenue { amount }')).toEqual({ expectedRevenue: { amount: expected } });
    const query = 'query($id: ID!) { opportunityTotals(groupBy: [OWNER], filter: { accountId: $id }) { expectedRevenue } }';
    const { data } = await at.service.query(query, { id: accountId });
    expect(data.opportunityTotals).toEqual([{ expectedRevenue: expected }]);
  });

  it('by month and quarter › open deals fall in the month of the expected close, won ones in that of the actual', async () => {
    const rows = await totals(['CLOSE_MONTH', 'CLOSE_QUARTER'], { currency: 'USD', stageKinds: ['OPEN', 'WON'] });
    expect(rows).toMatchObject([
      { closeMonth: '2027-03', closeQuarter: '2027-Q1', count: 2, amount: '0.3' },
      { closeMonth: '2027-04', closeQuarter: '2027-Q2', count: 1, amount: '700' },
    ]);
  });

  it('by loss reason › count what was lost for each', async () => {
    expect(await totals(['LOSS_REASON'], { stageKinds: ['LOST'] })).toMatchObject([{ lossReason: 'timing', count: 1, amount: '40' }]);
  });

  it.each([
    ['no group', []],
    ['five groups', ['STAGE_KIND', 'STAGE', 'OWNER', 'TEAM', 'PIPELINE']],
  ])('by %s › are refused by field', async (_, groupBy) => {
    const query = 'query($by: [OpportunityGroup!]!) { opportunityTotals(groupBy: $by) { count } }';
    const { errors } = await at.service.query(query, { by: groupBy });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'groupBy' });
  });

  it('of an account › roll up what lies below it, unless told not to', async () => {
    const fields = 'openCount openAmounts { amount currency } wonCount wonRevenue { amount currency } lostCount';
    const select = `... on Account { all: totals { ${fields} } own: totals(includeChildren: false) { ${fields} } }`;
    const { data } = await at.service.entities([{ __typename: 'Account', id: at.accountId }], select, { viewer });
    expect(data._entities).toMatchObject([
      {
        all: { openCount: 4, wonCount: 1, wonRevenue: [usd('700')], lostCount: 1 },
        own: { openCount: 3, wonCount: 0, wonRevenue: [], lostCount: 1 },
      },
    ]);
    expect(data._entities[0].all.openAmounts).toEqual(expect.arrayContaining([usd('0.3'), { amount: '5', currency: 'EUR' }]));
  });

  it('by stage › show every open stage of every pipeline, each currency apart', async () => {
    const query = '{ pipelineByStage { pipeline { code } stage { code } count amounts { amount currency } expectedRevenue { amount } } }';
    const { data } = await at.service.query(query, {}, { viewer });
    const rows: { stage: { code: string }; count: number }[] = data.pipelineByStage;
    const prospecting = rows.find(({ stage }) => stage.code === 'prospecting')!;
    expect(prospecting).toMatchObject({ count: 4, pipeline: { code: 'standard' } });
    expect(rows.filter(({ count }) => count === 0).map(({ stage }) => stage.code)).toEqual(
      expect.arrayContaining(['demo', 'open', 'negotiation']),
    );
    expect(rows.map(({ stage }) => stage.code)).not.toContain('closed-won');
  });
});
