import { newId } from '@leadline/domain';
import { type TestService, viewerFor } from '@leadline/testkit';
import { type LeadsAtWork, startLeads } from '../testing/leads-at-work.ts';
import type { Tools } from '../tools.ts';

let service: TestService<Tools>;
let at: LeadsAtWork;
let owner: string;
const day = (number: number): Date => new Date(Date.UTC(2017, 0, number, 12));

beforeAll(async () => {
  ({ service, at } = await startLeads());
  owner = (await at.knownUser()).id;
  const capture = (number: number, input: object) => at.capture(input, { now: day(number) });
  await capture(1, { name: 'Ada Example', company: 'Zeta 100%', ownerId: owner, potentialValue: { amount: '900', currency: 'USD' } });
  await capture(2, { name: 'Bob Example', company: 'acme', source: 'WEBSITE', nextActionOn: '2017-03-01', emails: ['bob@acme.example'] });
  await capture(3, {
    name: 'cleo example',
    company: 'Beta',
    source: 'EVENT',
    potentialValue: { amount: '1000', currency: 'EUR' },
    nextActionOn: '2017-02-01',
  });
  const { id } = await capture(4, { name: 'Dora Example' });
  await at.send('markLeadContacted', { leadId: id });
});
afterAll(() => service?.stop());

async function names(variables: { filter?: object; orderBy?: object }, page = 'first: 100'): Promise<string[]> {
  const document = `query ($filter: LeadFilter, $orderBy: LeadOrder) { leads(filter: $filter, orderBy: $orderBy, ${page}) { nodes { name } } }`;
  const { data, errors } = await service.query(document, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.leads.nodes.map((lead: { name: string }) => lead.name.split(' ')[0]);
}

interface PageOfNames {
  nodes: { name: string }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

async function pageAfter(field: string, after: string | null): Promise<PageOfNames | null> {
  const document = `query ($orderBy: LeadOrder, $after: String) {
    leads(orderBy: $orderBy, first: 1, after: $after) { nodes { name } totalCount pageInfo { hasNextPage endCursor } }
  }`;
  const { data } = await service.query<{ leads: PageOfNames }>(document, { orderBy: { field, direction: 'ASC' }, after });
  return data.leads;
}

describe('Leads › list', () => {
  it('when nothing is asked for › gives the newest first', async () => {
    expect(await names({})).toEqual(['Dora', 'cleo', 'Bob', 'Ada']);
  });

  it.each<[object, string[]]>([
    [{ field: 'CREATED_AT', direction: 'ASC' }, ['Ada', 'Bob', 'cleo', 'Dora']],
    [{ field: 'NAME', direction: 'ASC' }, ['Ada', 'Bob', 'cleo', 'Dora']],
    [{ field: 'NAME', direction: 'DESC' }, ['Dora', 'cleo', 'Bob', 'Ada']],
    [{ field: 'COMPANY', direction: 'ASC' }, ['Bob', 'cleo', 'Ada', 'Dora']],
    [{ field: 'POTENTIAL_VALUE', direction: 'DESC' }, ['cleo', 'Ada', 'Dora', 'Bob']],
    [{ field: 'NEXT_ACTION_ON', direction: 'ASC' }, ['cleo', 'Bob', 'Ada', 'Dora']],
  ])('when ordered by %j › gives them so, those without a value last', async (orderBy, order) => {
    const valued = order.slice(0, 2);
    const given = await names({ orderBy });
    expect(given.slice(0, 2)).toEqual(valued);
    expect([...given].sort()).toEqual([...order].sort());
  });

  it.each<[object, string[]]>([
    [{ statuses: ['CONTACTED'] }, ['Dora']],
    [{ statuses: ['NEW'], sources: ['WEBSITE', 'EVENT'] }, ['cleo', 'Bob']],
    [{ sources: [] }, []],
    [{ neverContacted: true }, ['cleo', 'Bob', 'Ada']],
    [{ neverContacted: false }, ['Dora']],
    [{ company: 'ACM' }, ['Bob']],
    [{ company: '100%' }, ['Ada']],
    [{ company: '0_%' }, []],
    [{ search: 'BOB@acme' }, ['Bob']],
    [{ search: 'leo exam' }, ['cleo']],
    [{ queue: 'unassigned' }, ['Dora', 'cleo', 'Bob']],
    [{ nextActionBefore: '2017-03-01' }, ['cleo']],
    [{ capturedFrom: '2017-01-02T12:00:00Z', capturedTo: '2017-01-03T12:00:00Z' }, ['Bob']],
  ])('when filtered by %j › gives those', async (filter, found) => {
    expect(await names({ filter })).toEqual(found);
  });

  it('when filtered by owner › gives theirs', async () => {
    expect(await names({ filter: { ownerIds: [owner] } })).toEqual(['Ada']);
    expect(await names({ filter: { teamIds: [newId()] } })).toEqual([]);
  });

  it.each(['CREATED_AT', 'NEXT_ACTION_ON', 'POTENTIAL_VALUE', 'COMPANY', 'NAME'])(
    'when paged by %s › meets each lead once',
    async (field) => {
      const met: string[] = [];
      for (
        let page = await pageAfter(field, null);
        page;
        page = page.pageInfo.hasNextPage ? await pageAfter(field, page.pageInfo.endCursor) : null
      ) {
        expect(page.totalCount).toBe(4);
        met.push(...page.nodes.map((lead) => lead.name));
      }
      expect(new Set(met).size).toBe(4);
      expect(met).toHaveLength(4);
    },
  );

  it.each([
    ['filter: { ownerIds: ["ada"] }', 'filter.ownerIds'],
    ['filter: { company: "a" }', 'filter.company'],
    ['first: 101', 'first'],
    ['after: "nonsense"', 'after'],
  ])('when it is asked for with %s › refuses and names it', async (asked, field) => {
    const { errors } = await service.query(`{ leads(${asked}) { totalCount } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });

  it('when somebody may not read leads › refuses', async () => {
    const { errors } = await service.query('{ leads { totalCount } }', {}, { viewer: viewerFor('DELIVERY') });
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});
