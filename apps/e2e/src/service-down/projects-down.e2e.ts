import { told } from '../graph/graph.ts';
import { kill, start } from '../stack/parts.ts';
import { rosa } from '../steps/people.ts';
import { delivery, won } from '../steps/work-deals.ts';
import { type Converted, convertedLead } from '../steps/work-leads.ts';
import { partial } from './unavailable.ts';

let deal: Converted;

beforeAll(async () => {
  deal = await convertedLead({ ownerId: rosa });
  await kill('projects');
}, 30_000);

afterAll(() => start('projects'), 60_000);

describe('While projects is down', () => {
  it('a deal is won all the same; its delivery is null with an error', async () => {
    await won(deal.opportunityId);
    const { data, missing } = await partial(
      `query ($deal: ID!, $account: ID!) {
        opportunity(id: $deal) { stageKind winCount delivery { state } }
        account(id: $account) { totals { wonCount } projects { totalCount } }
      }`,
      { deal: deal.opportunityId, account: deal.accountId },
    );
    expect(data).toEqual({
      opportunity: { stageKind: 'WON', winCount: 1, delivery: null },
      account: { totals: { wonCount: 1 }, projects: null },
    });
    expect(new Set(missing.map((line) => line.split(' ')[0]))).toEqual(new Set(['SUBGRAPH_UNAVAILABLE']));
  });
});

describe('When projects is back', () => {
  beforeAll(() => start('projects'), 60_000);

  it('the project that was missed is started once', async () => {
    const { tasks } = await delivery(deal.opportunityId, 'ACTIVE', 40_000);
    expect(tasks).not.toHaveLength(0);
    const { projects } = await told('query ($id: ID!) { projects(filter: { opportunityId: $id }) { totalCount } }', {
      id: deal.opportunityId,
    });
    expect(projects.totalCount).toBe(1);
  });
});
