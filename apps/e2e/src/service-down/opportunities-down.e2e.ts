import { told } from '../graph/graph.ts';
import { kill, start } from '../stack/parts.ts';
import { rosa } from '../steps/people.ts';
import { until } from '../steps/until.ts';
import { type Converted, captured, converted, convertedLead, converting, newCompany } from '../steps/work-leads.ts';
import { partial } from './unavailable.ts';

let deal: Converted & { leadId: string };
let waiting: string;

beforeAll(async () => {
  deal = await convertedLead({ ownerId: rosa });
  await kill('opportunities');
}, 30_000);

afterAll(() => start('opportunities'), 60_000);

describe('While opportunities is down', () => {
  it('what asks for deals › is null with an error, beside the lead and the account', async () => {
    const { data, missing } = await partial(
      `query ($lead: ID!, $deal: ID!, $account: ID!) {
        lead(id: $lead) { status conversion { state opportunity { id code } } }
        account(id: $account) { name totals { wonCount } }
        opportunity(id: $deal) { stageKind }
        opportunities { totalCount }
      }`,
      { lead: deal.leadId, deal: deal.opportunityId, account: deal.accountId },
    );
    expect(data).toEqual({
      lead: { status: 'CONVERTED', conversion: { state: 'COMPLETED', opportunity: null } },
      account: { name: expect.any(String), totals: null },
      opportunity: null,
      opportunities: null,
    });
    expect(new Set(missing.map((line) => line.split(' ')[0]))).toEqual(new Set(['SUBGRAPH_UNAVAILABLE']));
  });

  it('a lead is captured, qualified and given its account all the same', async () => {
    waiting = await captured({ company: newCompany(), ownerId: rosa });
    await converting(waiting);
    const ofLead = 'query ($id: ID!) { accounts(filter: { leadId: $id }) { totalCount } }';
    await until('its account', async () => (await told(ofLead, { id: waiting })).accounts.totalCount === 1);
  });
});

describe('When opportunities is back', () => {
  beforeAll(() => start('opportunities'), 60_000);

  it('the conversion that waited is completed by itself, with its deal', async () => {
    expect((await converted(waiting, 40_000)).opportunityId).toEqual(expect.any(String));
  });
});
