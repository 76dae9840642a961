import { derivedId, newId } from '@leadline/domain';
import { viewerFor } from '@leadline/testkit';
import { type DealsAtWork, startDeals, usd } from '../testing/deals-at-work.ts';
import { opportunitiesService } from '../service.ts';
import { stageIdOf, standardPipelineId } from '../pipeline/seed-pipelines.ts';

let at: DealsAtWork;
beforeAll(async () => void (at = await startDeals(opportunitiesService)));
afterAll(() => at?.service.stop());

const send = (input: object, caller?: object) => {
  const { accountId, contactId } = at;
  return at.send('openOpportunity', { accountId, contactId, ...input }, { caller });
};

describe('Opportunities › opened by hand', () => {
  it('goes by its company, and begins its history', async () => {
    const id = await at.open();
    const history = 'history { stageKind amount { amount currency } changes { field old new } leftAt }';
    const deal = await at.deal(id, `name code amount { amount } expectedRevenue { amount currency } ${history}`);
    expect(deal).toMatchObject({ name: 'Acme Corporation', amount: { amount: '1000' }, expectedRevenue: { amount: '100' } });
    expect(deal.code).toBe(`OPP-${id.slice(-8).toUpperCase()}`);
    expect(deal.history).toMatchObject([{ stageKind: 'OPEN', amount: usd('1000'), leftAt: null }]);
    expect(deal.history[0].changes).toContainEqual({ field: 'amount', old: null, new: '1000' });
  });

  it('by a rep who names no owner › is theirs and their team’s', async () => {
    const viewer = viewerFor('REP', { id: at.ownerId, teamIds: [at.teamId] });
    const { result } = await send({}, { viewer });
    expect(await at.deal(result.opportunity.id, 'owner { id } team { id }')).toEqual({
      owner: { id: at.ownerId },
      team: { id: at.teamId },
    });
  });

  it('by a rep for somebody of another team › is refused', async () => {
    const stranger = newId();
    await at.service.dataSource.query(`INSERT INTO member_copy VALUES ($1, 1, true, '{REP}', $2)`, [stranger, [newId()]]);
    const viewer = viewerFor('REP', { id: at.ownerId, teamIds: [at.teamId] });
    expect((await send({ ownerId: stranger }, { viewer })).error).toMatchObject({ code: 'FORBIDDEN', field: 'ownerId' });
  });

  it('twice with the same id › is one deal; with other input the id is a conflict', async () => {
    const id = newId();
    await send({ id });
    expect((await send({ id })).result.opportunity).toMatchObject({ id, version: 1 });
    expect((await send({ id, productCode: 'gtx' })).error).toMatchObject({ code: 'CONFLICT' });
  });

  const cases: [string, () => object, object][] = [
    ['an unknown account', () => ({ accountId: newId() }), { field: 'accountId', rule: 'AccountMustExist' }],
    ['an unknown contact', () => ({ contactId: newId() }), { field: 'contactId', rule: 'ContactMustExist' }],
    ['an unknown owner', () => ({ ownerId: newId() }), { field: 'ownerId', rule: 'OwnerMustBeAnActiveUser' }],
    ['an unknown team', () => ({ teamId: newId() }), { field: 'teamId', rule: 'TeamMustExist' }],
    ['an unknown pipeline', () => ({ pipelineId: newId() }), { field: 'pipelineId', rule: 'PipelineMustExist' }],
    [
      'a closed stage',
      () => ({ stageId: stageIdOf(standardPipelineId, 'closed-won') }),
      { field: 'stageId', rule: 'DealMustBeOpenedInAnOpenStage' },
    ],
    ['a negative amount', () => ({ amount: usd('-1') }), { field: 'amount.amount' }],
    ['a currency that does not exist', () => ({ amount: { amount: '1', currency: 'ZZZ' } }), {}],
    ['a past close date', () => ({ expectedCloseOn: '2027-01-31' }), { field: 'expectedCloseOn', rule: 'OpenDealCannotCloseInThePast' }],
    ['an over-long name', () => ({ name: 'x'.repeat(201) }), { field: 'name' }],
    ['an e-mail address as product', () => ({ productCode: 'nora@acme.example' }), { field: 'productCode', rule: 'WrongFormat' }],
    ['a derived id', () => ({ id: derivedId(newId(), 'x') }), { field: 'id' }],
  ];
  it.each(cases)('with %s › is refused by field', async (_, input, error) => {
    expect((await send(input())).error).toMatchObject({ code: 'BAD_USER_INPUT', ...error });
  });
});
