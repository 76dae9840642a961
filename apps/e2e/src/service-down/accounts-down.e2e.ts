import pg from 'pg';
import { told } from '../graph/graph.ts';
import { leadline, leadlineJson } from '../operators/run-leadline.ts';
import { stackUnderTest } from '../stack/environment.ts';
import { kill, start } from '../stack/parts.ts';
import { rosa } from '../steps/people.ts';
import { type Converted, captured, converted, convertedLead, converting, newCompany } from '../steps/work-leads.ts';
import { partial } from './unavailable.ts';

let deal: Converted & { leadId: string };
let waiting: string;
let conversionId: string;

beforeAll(async () => {
  deal = await convertedLead({ ownerId: rosa });
  await kill('accounts');
}, 30_000);

afterAll(() => start('accounts'), 60_000);

describe('While accounts is down', () => {
  it('a query that needs it › answers the rest, with null and an error for its part', async () => {
    const { data, missing } = await partial(
      `query ($lead: ID!, $deal: ID!) {
        lead(id: $lead) { status conversion { state account { id name } } conversionPreview { outcome } }
        opportunity(id: $deal) { stageKind account { name } owner { name } }
      }`,
      { lead: deal.leadId, deal: deal.opportunityId },
    );
    expect(data).toEqual({
      lead: {
        status: 'CONVERTED',
        conversion: { state: 'COMPLETED', account: { id: deal.accountId, name: null } },
        conversionPreview: null,
      },
      opportunity: { stageKind: 'OPEN', account: { name: null }, owner: { name: 'Rosa Rep' } },
    });
    expect(new Set(missing.map((line) => line.split(' ')[0]))).toEqual(new Set(['SUBGRAPH_UNAVAILABLE']));
  });

  it('a list of its own › is null with an error, beside the lists of others', async () => {
    const { data, missing } = await partial('{ accounts { totalCount } opportunities(first: 1) { edges { node { stageKind } } } }', {});
    expect(data).toMatchObject({ accounts: null, opportunities: { edges: [{ node: { stageKind: expect.any(String) } }] } });
    expect(missing).toEqual(['SUBGRAPH_UNAVAILABLE accounts']);
  });

  it('a lead is captured and qualified all the same, and its conversion waits', async () => {
    waiting = await captured({ company: newCompany(), ownerId: rosa });
    conversionId = await converting(waiting);
    const { lead } = await told('query ($id: ID!) { lead(id: $id) { status conversion { state } } }', { id: waiting });
    expect(lead).toEqual({ status: 'QUALIFIED', conversion: { state: 'REQUESTED' } });
  });

  it('leadline conversions --stuck › lists it once it has waited for over five minutes, with what to do, exit code 1', async () => {
    expect((await leadline('conversions', '--stuck')).out).not.toContain(conversionId);
    await waitsLonger(conversionId, '6 minutes');
    const stuck = await leadline('conversions', '--stuck');
    expect(stuck.out).toMatch(new RegExp(`^${conversionId} +${waiting} +REQUESTED `, 'm'));
    expect(stuck.out).toContain('REQUESTED: accounts has not answered');
    expect(stuck.exitCode).toBe(1);
    const { exitCode, data } = await leadlineJson<{ totalCount: number }>('conversions', '--stuck', '--older-than', '420');
    expect({ exitCode, ...data }).toEqual({ exitCode: 0, totalCount: 0, conversions: [] });
  });
});

/** Lets a conversion have begun so much earlier. */
async function waitsLonger(id: string, time: string): Promise<void> {
  const client = new pg.Client({ connectionString: stackUnderTest().databases['leads'] });
  await client.connect();
  await client.query('UPDATE conversion SET attempted_at = attempted_at - CAST($2 AS interval) WHERE id = $1', [id, time]);
  await client.end();
}

describe('When accounts is back', () => {
  beforeAll(() => start('accounts'), 60_000);

  it('the conversion that waited is completed by itself', async () => {
    const { accountId } = await converted(waiting, 40_000);
    const { account } = await told('query ($id: ID!) { account(id: $id) { lead { id } contacts { totalCount } } }', { id: accountId });
    expect(account).toEqual({ lead: { id: waiting }, contacts: { totalCount: 1 } });
  });
});
