import { randomUUID } from 'node:crypto';
import { told } from '../graph/graph.ts';
import { kill, start } from '../stack/parts.ts';
import { rosa } from '../steps/people.ts';
import { until } from '../steps/until.ts';
import { type Converted, convertedLead, newCompany } from '../steps/work-leads.ts';
import { partial } from './unavailable.ts';

const company = newCompany();
let deal: Converted & { leadId: string };

beforeAll(async () => {
  deal = await convertedLead({ ownerId: rosa, company });
  await kill('leads');
}, 30_000);

afterAll(() => start('leads'), 60_000);

describe('While leads is down', () => {
  it('no lead is captured; deals and accounts are there, their leads null with an error', async () => {
    const { data, missing } = await partial(
      `query ($deal: ID!, $account: ID!) {
        opportunity(id: $deal) { stageKind lead { id status } }
        account(id: $account) { name lead { id status } }
      }`,
      { deal: deal.opportunityId, account: deal.accountId },
    );
    expect(data).toEqual({ opportunity: { stageKind: 'OPEN', lead: null }, account: { name: expect.any(String), lead: null } });
    expect(new Set(missing.map((line) => line.split(' ')[0]))).toEqual(new Set(['SUBGRAPH_UNAVAILABLE']));
    const input = { id: randomUUID(), name: 'Nora Baker' };
    const capture = await partial('mutation ($input: CaptureLeadInput!) { captureLead(input: $input) { lead { id } } }', { input });
    expect(capture).toEqual({ data: null, missing: ['SUBGRAPH_UNAVAILABLE captureLead'] });
  });

  it('a deal is lost all the same', async () => {
    const input = { id: deal.opportunityId, reason: 'other' };
    const { loseOpportunity } = await told('mutation ($input: LoseOpportunityInput!) { loseOpportunity(input: $input) { __typename } }', {
      input,
    });
    expect(loseOpportunity.__typename).toBe('LostOpportunity');
  });
});

describe('When leads is back', () => {
  beforeAll(() => start('leads'), 60_000);

  it('the lost deal goes back to be nurtured, once', async () => {
    const followUps = 'query ($company: String!) { leads(filter: { company: $company, recycled: true }) { nodes { status } } }';
    await until('the follow-up lead', async () => (await told(followUps, { company })).leads.nodes[0], 40_000);
    expect((await told(followUps, { company })).leads.nodes).toEqual([{ status: 'NURTURING' }]);
  });
});
