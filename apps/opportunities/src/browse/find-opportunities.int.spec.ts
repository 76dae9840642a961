import { newId } from '@leadline/domain';
import { type DealsAtWork, machineAt, startDeals, usd } from '../testing/deals-at-work.ts';
import { stageIdOf, standardPipelineId } from '../pipeline/seed-pipelines.ts';
import { opportunitiesService } from '../service.ts';

let at: DealsAtWork;
const deals: Record<'a' | 'b' | 'c' | 'd' | 'e', string> = { a: newId(), b: newId(), c: newId(), d: newId(), e: newId() };
const day = (number: number) => machineAt(new Date(`2027-02-0${number}T12:00:00Z`));

beforeAll(async () => {
  at = await startDeals(opportunitiesService);
  await at.open({ id: deals.a, amount: usd('9'), expectedCloseOn: null, name: 'Ship 50% faster' }, day(1));
  await at.open({ id: deals.b, amount: usd('80.5'), expectedCloseOn: '2027-05-01' }, day(2));
  await at.open({ id: deals.c, amount: null, expectedCloseOn: '2027-04-01', accountId: at.childId }, day(3));
  await at.open({ id: deals.d, amount: usd('80.5'), expectedCloseOn: null, ownerId: null, productCode: 'gtx' }, day(4));
  await at.open({ id: deals.e, amount: null, expectedCloseOn: '2027-05-01', contactId: null }, day(5));
  await at.send('moveOpportunity', { id: deals.a, stageId: stage('qualifying') }, { select: '__typename', caller: day(6) });
  await at.send('loseOpportunity', { id: deals.e, reason: 'price', closedOn: '2027-02-06' }, { caller: day(7) });
});
afterAll(() => at?.service.stop());

const stage = (code: string) => stageIdOf(standardPipelineId, code);
const lettersOf = (nodes: { id: string }[]) => nodes.map(({ id }) => Object.entries(deals).find(([, known]) => known === id)![0]).join('');
const query = `query($filter: OpportunityFilter, $orderBy: OpportunityOrder, $first: Int, $after: String, $last: Int, $before: String) {
  opportunities(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;
const ask = async (variables: Record<string, unknown>) => {
  const { data, errors } = await at.service.query(query, variables);
  expect(errors).toBeUndefined();
  return data.opportunities;
};

/** Every page of two, one after the other, in the order of the list. */
async function walk(orderBy: object, way: 'forward' | 'backward'): Promise<string> {
  let [letters, cursor] = ['', null as string | null];
  for (;;) {
    const page = await ask(way === 'forward' ? { orderBy, first: 2, after: cursor } : { orderBy, last: 2, before: cursor });
    letters = way === 'forward' ? letters + lettersOf(page.nodes) : lettersOf(page.nodes) + letters;
    cursor = way === 'forward' ? page.pageInfo.endCursor : page.pageInfo.startCursor;
    if (way === 'forward' ? !page.pageInfo.hasNextPage : !page.pageInfo.hasPreviousPage) return letters;
  }
}

describe('Opportunities › paging', () => {
  // Equal values follow the ids, which rise with the letters; deals without a value come last in both directions.
  it.each([
    ['CREATED_AT', 'ASC', 'abcde'],
    ['CREATED_AT', 'DESC', 'edcba'],
    ['EXPECTED_CLOSE_ON', 'ASC', 'cbead'],
    ['EXPECTED_CLOSE_ON', 'DESC', 'ebcda'],
    ['AMOUNT', 'ASC', 'abdce'],
    ['AMOUNT', 'DESC', 'dbaec'],
    ['STAGE_ENTERED_AT', 'ASC', 'bcdae'],
    ['STAGE_ENTERED_AT', 'DESC', 'eadcb'],
  ])('by %s %s › shows each once, also those without a value, the same in both directions', async (field, direction, expected) => {
    expect(await walk({ field, direction }, 'forward')).toBe(expected);
    expect(await walk({ field, direction }, 'backward')).toBe(expected);
  });

  it('with a cursor of another order › is refused by field', async () => {
    const { pageInfo } = await ask({ first: 1 });
    const { errors } = await at.service.query(query, {
      first: 1,
      after: pageInfo.endCursor,
      orderBy: { field: 'AMOUNT', direction: 'ASC' },
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' });
  });
});

describe('Opportunities › filtered', () => {
  it.each<[string, () => object, string]>([
    ['stage kind', () => ({ stageKinds: ['LOST'] }), 'e'],
    ['stage', () => ({ stageIds: [stage('qualifying')] }), 'a'],
    ['pipeline', () => ({ pipelineId: newId() }), ''],
    ['owner', () => ({ ownerIds: [at.ownerId] }), 'abce'],
    ['team', () => ({ teamIds: [newId()] }), ''],
    ['account', () => ({ accountId: at.childId }), 'c'],
    ['contact', () => ({ contactId: at.contactId }), 'abcd'],
    ['lead', () => ({ leadId: newId() }), ''],
    ['forecast category', () => ({ forecastCategories: ['OMITTED'] }), 'e'],
    ['close, the actual one once closed', () => ({ closeFrom: '2027-02-01', closeTo: '2027-04-01' }), 'ce'],
    ['least amount', () => ({ amountMin: '10' }), 'bd'],
    ['most amount', () => ({ amountMax: '10' }), 'a'],
    ['currency', () => ({ currency: 'EUR' }), ''],
    ['a part of the name', () => ({ search: 'SHIP' }), 'a'],
    ['a part of the name with a sign that means something to the database', () => ({ search: '5_%' }), ''],
    ['several at once', () => ({ stageKinds: ['OPEN'], amountMin: '10', ownerIds: [at.ownerId] }), 'b'],
  ])('by %s › gives those that match', async (_, filter, expected) => {
    const found = await ask({ filter: filter(), orderBy: { field: 'CREATED_AT', direction: 'ASC' } });
    expect([lettersOf(found.nodes), found.totalCount]).toEqual([expected, expected.length]);
  });
});

describe('Opportunities › of an account and of a contact', () => {
  it('come newest first, the account’s own only', async () => {
    const entities = [
      { __typename: 'Account', id: at.accountId },
      { __typename: 'Contact', id: at.contactId },
    ];
    const select =
      '... on Account { opportunities(filter: { stageKinds: [OPEN] }) { nodes { id } } } ... on Contact { opportunities { nodes { id } } }';
    const { data } = await at.service.entities(entities, select);
    expect(
      data._entities.map(({ opportunities }: { opportunities: { nodes: { id: string }[] } }) => lettersOf(opportunities.nodes)),
    ).toEqual(['dba', 'dcba']);
  });
});
