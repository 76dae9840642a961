import {
  AccountOpened,
  ContactCreated,
  ContactLinkedToAccount,
  LeadAccountResolved,
  UserRegistered,
  personalRecord,
} from '@leadline/contracts';
import { type Role, derivedId, newId } from '@leadline/domain';
import { schemaDrift } from '@leadline/postgres';
import { type TestService, eventually, startTestService, viewerFor } from '@leadline/testkit';
import { opportunitiesService } from './service.ts';

let service: TestService;
const teamId = newId();
const ownerId = newId();
const [accountId, childId, contactId] = [newId(), newId(), newId()];
const usd = (amount: string) => ({ amount, currency: 'USD' });
const noon = new Date('2027-02-01T12:00:00Z');
const asMachine = { viewer: viewerFor('SERVICE'), now: noon };

beforeAll(async () => {
  service = await startTestService(opportunitiesService);
  const account = { ...AccountOpened.example, leadId: null, conversionId: null, ownerId, teamId };
  await service.publish(AccountOpened.of(accountId, { ...account, name: 'Acme Corporation' }), { version: 1 });
  await service.publish(AccountOpened.of(childId, { ...account, name: 'Acme Labs', parentId: accountId }), { version: 1 });
  await service.publish(ContactCreated.of(contactId, { ownerId, teamId, leadId: null, conversionId: null, personVersion: 1 }), {
    version: 1,
  });
  for (const [version, id] of [
    [2, accountId],
    [3, childId],
  ] as const) {
    await service.publish(
      ContactLinkedToAccount.of(contactId, { accountId: id, relationship: 'EMPLOYEE', primary: true, fromOn: null, untilOn: null }),
      { version },
    );
  }
  await service.publish(UserRegistered.of(ownerId, { roles: ['REP'], teamIds: [teamId], managerId: null, personVersion: 1 }), {
    version: 1,
  });
  await eventually(async () => expect((await open({ accountId: childId })).errors).toBeUndefined());
}, 60_000);
afterAll(() => service.stop());

const open = (input: object = {}, caller: object = asMachine) =>
  service.query(
    'mutation($input: OpenOpportunityInput!) { openOpportunity(input: $input) { opportunity { id version name stage { id code } history { stageKind } } } }',
    { input: { accountId, contactId, ownerId, amount: usd('1000'), expectedCloseOn: '2027-03-01', ...input } },
    caller,
  );
const opened = async (input: object = {}): Promise<string> => (await open(input)).data.openOpportunity.opportunity.id;
const work = (name: string, input: object, caller: object = asMachine) => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  const payload =
    /^(open|update|reopen)/.test(name) || name === 'loseOpportunity'
      ? '{ opportunity { id version stageKind probability } }'
      : selections[name];
  return service.query(`mutation($input: ${type}) { ${name}(input: $input) ${payload} }`, { input }, caller);
};
const selections: Record<string, string> = {
  winOpportunity: '{ __typename ... on WonOpportunity { opportunity { id stageKind winCount } } ... on MissingForWin { missing } }',
  moveOpportunity: '{ __typename ... on MovedOpportunity { opportunity { id probability } } ... on UnmetExitRequirements { missing } }',
};
const factsOf = async (id: string) =>
  (await service.published('opportunities')).filter(({ key }) => key === id).map(({ envelope }) => envelope.type.split('.').at(-2));

function resolved(rest: Partial<typeof LeadAccountResolved.example> = {}) {
  const conversionId = newId();
  const leadId = newId();
  const opportunityId = derivedId(conversionId, 'opportunity');
  const wanted = {
    ...LeadAccountResolved.example.opportunity!,
    opportunityId,
    pipelineId: null,
    ownerId,
    teamId,
    expectedCloseOn: '2027-03-01',
  };
  const data = { ...LeadAccountResolved.example, conversionId, leadId, accountId, contactId, opportunity: wanted, ...rest };
  return { leadId, conversionId, opportunityId, wanted, data };
}
const found = async (id: string) =>
  (await service.query('query($id: ID!) { opportunity(id: $id) { id name version stage { code } } }', { id })).data.opportunity;

describe('Opportunities › a conversion', () => {
  it('opens one deal, however often it is delivered or attempted', async () => {
    const { leadId, opportunityId, data } = resolved();
    await service.publish(LeadAccountResolved.of(leadId, data));
    await service.publish(LeadAccountResolved.of(leadId, { ...data, attempt: 2 }));
    await eventually(async () =>
      expect(await found(opportunityId)).toMatchObject({ name: 'Acme Corporation', version: 1, stage: { code: 'prospecting' } }),
    );
    await eventually(async () => expect(await factsOf(opportunityId)).toEqual(['opened']));
  });

  it('with a typed name › waits until the personal topic has it, and the name stays off the facts', async () => {
    const { leadId, opportunityId, data, wanted } = resolved();
    await service.publish(LeadAccountResolved.of(leadId, { ...data, opportunity: { ...wanted, titleVersion: 1 } }));
    const title = 'Sentinel title';
    await service.publishPersonal(
      personalRecord({ recordId: opportunityId, recordType: 'opportunity', personIds: [leadId], version: 1, fields: { title } }),
    );
    await eventually(async () => expect(await found(opportunityId)).toMatchObject({ name: title }));
    expect(JSON.stringify(await service.published('opportunities'))).not.toContain('Sentinel');
  });

  it('into an unknown pipeline › says so; a later attempt with a known one opens the deal', async () => {
    const { leadId, conversionId, opportunityId, data, wanted } = resolved();
    await service.publish(LeadAccountResolved.of(leadId, { ...data, opportunity: { ...wanted, pipelineId: newId() } }));
    await eventually(async () => {
      const answers = (await service.published('conversions')).filter(
        ({ envelope, key }) => key === leadId && envelope.type.includes('rejected'),
      );
      expect(answers.map((answer) => answer.data)).toMatchObject([
        { conversionId, attempt: 1, reason: 'pipeline-not-found', field: 'pipelineId' },
      ]);
    });
    await service.publish(LeadAccountResolved.of(leadId, { ...data, attempt: 2 }));
    await eventually(async () => expect(await found(opportunityId)).toBeTruthy());
  });
});

describe('Opportunities › from open to won, and back', () => {
  it('tells each step, keeps the history without gaps, and counts wins', async () => {
    const id = await opened();
    expect((await work('winOpportunity', { id, amount: usd('950') })).data.winOpportunity).toMatchObject({
      __typename: 'WonOpportunity',
      opportunity: { winCount: 1 },
    });
    await work('reopenOpportunity', { id }, { ...asMachine, now: new Date('2027-02-03T12:00:00Z') });
    await work('winOpportunity', { id }, { ...asMachine, now: new Date('2027-02-05T12:00:00Z') });
    await eventually(async () => expect(await factsOf(id)).toEqual(['opened', 'won', 'reopened', 'won']));

    const query =
      'query($id: ID!) { opportunity(id: $id) { createdAt history { enteredAt leftAt stageKind amount { amount } changes { field } } timeInStage { seconds } } }';
    const { data } = await service.query(query, { id }, { ...asMachine, now: new Date('2027-02-06T12:00:00Z') });
    const { history, timeInStage, createdAt } = data.opportunity;
    expect(history.map((entry: { stageKind: string }) => entry.stageKind)).toEqual(['OPEN', 'WON', 'OPEN', 'WON']);
    expect(history.slice(1).map((entry: { enteredAt: string }) => entry.enteredAt)).toEqual(
      history.slice(0, -1).map((entry: { leftAt: string }) => entry.leftAt),
    );
    const age = (Date.parse('2027-02-06T12:00:00Z') - Date.parse(createdAt)) / 1000;
    expect(timeInStage.reduce((sum: number, { seconds }: { seconds: number }) => sum + seconds, 0)).toBe(age);
  });

  it('without an amount › answers what is missing and writes nothing', async () => {
    const id = await opened({ amount: null });
    expect((await work('winOpportunity', { id })).data.winOpportunity).toEqual({ __typename: 'MissingForWin', missing: ['amount'] });
    expect(await found(id)).toMatchObject({ version: 1 });
  });

  it('the same request twice › has one effect; the key with other input is a conflict', async () => {
    const id = await opened();
    const requestKey = newId();
    await work('winOpportunity', { id, requestKey });
    const again = await work('winOpportunity', { id, requestKey });
    expect(again.data.winOpportunity).toMatchObject({ opportunity: { winCount: 1 } });
    const other = await work('winOpportunity', { id, requestKey, amount: usd('1') });
    expect(other.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT' });
  });

  it('is audited with old and new values', async () => {
    const id = await opened();
    await work('loseOpportunity', { id, reason: 'price', detail: 'Too dear, said Ada' });
    const rows: { what: string; changes: object; personal_changes: object }[] = await service.dataSource.query(
      'SELECT what, changes, personal_changes FROM audit WHERE aggregate_id = $1 ORDER BY version DESC LIMIT 1',
      [id],
    );
    expect(rows).toMatchObject([
      {
        what: 'leadline.opportunity.lost.v1',
        changes: { stageKind: ['OPEN', 'LOST'] },
        personal_changes: { lossDetail: [null, 'Too dear, said Ada'] },
      },
    ]);
    expect(JSON.stringify(rows[0]!.changes)).not.toContain('Ada');
  });
});

describe('Opportunities › bad input', () => {
  const cases: [string, object, object][] = [
    ['an unknown account', { accountId: newId() }, { field: 'accountId', rule: 'AccountMustExist' }],
    ['an unknown contact', { contactId: newId() }, { field: 'contactId', rule: 'ContactMustExist' }],
    ['an unknown owner', { ownerId: newId() }, { field: 'ownerId' }],
    ['an unknown pipeline', { pipelineId: newId() }, { field: 'pipelineId' }],
    ['a negative amount', { amount: usd('-1') }, { field: 'amount.amount' }],
    ['a currency that does not exist', { amount: { amount: '1', currency: 'ZZZ' } }, {}],
    ['a past close date', { expectedCloseOn: '2027-01-31' }, { field: 'expectedCloseOn', rule: 'OpenDealCannotCloseInThePast' }],
    ['an over-long name', { name: 'x'.repeat(201) }, { field: 'name' }],
    ['a derived id', { id: derivedId(newId(), 'x') }, { field: 'id' }],
  ];
  it.each(cases)('%s › is refused by field', async (_, input, extensions) => {
    const { errors } = await open(input);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', ...extensions });
  });
  it('a version that has moved on › is refused', async () => {
    const id = await opened();
    await work('updateOpportunity', { id, productCode: 'a', expectedVersion: 1 });
    const { errors } = await work('updateOpportunity', { id, productCode: 'b', expectedVersion: 1 });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'STALE_VERSION', field: 'expectedVersion' });
  });
  it('an unknown deal › is not found', async () => {
    expect((await work('winOpportunity', { id: newId() })).errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('Opportunities › totals', () => {
  it('add up by group and currency over what the viewer may see, and roll up the hierarchy', async () => {
    const other = newId();
    const viewer = viewerFor('MANAGER', { teamIds: [other] });
    await service.publish(UserRegistered.of(other, { roles: ['REP'], teamIds: [other], managerId: null, personVersion: 1 }), {
      version: 1,
    });
    await eventually(async () => expect((await open({ ownerId: other, accountId: childId, amount: usd('0.10') })).errors).toBeUndefined());
    await opened({ ownerId: other, amount: usd('0.20') });
    await opened({ ownerId: other, amount: { amount: '5', currency: 'EUR' } });
    const totals = await service.query(
      '{ opportunityTotals(groupBy: [CLOSE_QUARTER]) { closeQuarter currency count amount expectedRevenue } }',
      {},
      { viewer },
    );
    expect(totals.errors).toBeUndefined();
    expect(totals.data.opportunityTotals).toEqual(
      expect.arrayContaining([
        { closeQuarter: '2027-Q1', currency: 'USD', count: 2, amount: '0.3', expectedRevenue: '0.03' },
        { closeQuarter: '2027-Q1', currency: 'EUR', count: 1, amount: '5', expectedRevenue: '0.5' },
      ]),
    );
    const account = '... on Account { all: totals { openCount } own: totals(includeChildren: false) { openCount } }';
    const { data } = await service.entities([{ __typename: 'Account', id: accountId }], account, { viewer });
    expect(data._entities).toMatchObject([{ all: { openCount: 3 }, own: { openCount: 2 } }]);
    const stages = await service.query('{ pipelineByStage { stage { code } count amounts { amount currency } } }', {}, { viewer });
    expect(stages.data.pipelineByStage.find(({ stage }: { stage: { code: string } }) => stage.code === 'prospecting')).toMatchObject({
      count: 3,
    });
  });
});

describe('Opportunities › visibility', () => {
  const cases: [Role, object, boolean, boolean, boolean][] = [
    ['ADMIN', {}, true, true, true],
    ['SERVICE', {}, true, true, true],
    ['MANAGER', { teamIds: [teamId] }, true, true, true],
    ['MANAGER', { teamIds: [newId()] }, false, false, false],
    ['REP', { id: ownerId }, true, true, true],
    ['REP', { teamIds: [teamId] }, true, true, false],
    ['REP', { teamIds: [newId()] }, false, false, false],
    ['ANALYST', {}, true, false, false],
  ];
  it.each(cases)('%s %j › sees: %s, reads the name: %s, changes: %s', async (role, who, sees, reads, changes) => {
    const id = await opened({ name: 'Typed name' });
    const viewer = viewerFor(role, who);
    const listed = await service.query(
      'query($id: ID!) { opportunities(filter: { accountId: $id }, first: 100) { edges { node { id name } } } }',
      { id: accountId },
      { viewer },
    );
    const inList = listed.data.opportunities.edges.map(({ node }: { node: object }) => node).find((node: { id: string }) => node.id === id);
    const { data } = await service.entities([{ __typename: 'Opportunity', id }], '... on Opportunity { id name }', { viewer });
    const seen = [inList, data._entities[0]];
    expect(seen.map(Boolean)).toEqual([sees, sees]);
    expect(seen.map((node) => node?.name === 'Typed name')).toEqual([reads, reads]);
    const { errors } = await work('updateOpportunity', { id, productCode: 'x' }, { viewer, now: undefined });
    expect(errors === undefined).toBe(changes);
  });
  it('an analyst › may not search names', async () => {
    const { errors } = await service.query(
      '{ opportunities(filter: { search: "Typed" }) { totalCount } }',
      {},
      { viewer: viewerFor('ANALYST') },
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('Opportunities › tables', () => {
  it('are what the entities say', async () => expect(await schemaDrift(service.dataSource)).toEqual([]));
});
