import { kill, start } from '../stack/parts.ts';
import { rosa } from '../steps/people.ts';
import { convertedLead } from '../steps/work-leads.ts';
import { partial } from './unavailable.ts';

beforeAll(() => kill('directory'), 30_000);

afterAll(() => start('directory'), 60_000);

describe('While the directory is down', () => {
  it('a lead becomes a deal all the same; the names of its owner are null with an error', async () => {
    const { leadId, opportunityId } = await convertedLead({ ownerId: rosa });
    const { data, missing } = await partial(
      `query ($lead: ID!, $deal: ID!) {
        lead(id: $lead) { status owner { id name } }
        opportunity(id: $deal) { stageKind owner { id name } }
        teams { totalCount }
      }`,
      { lead: leadId, deal: opportunityId },
    );
    const owner = { id: rosa, name: null };
    expect(data).toEqual({ lead: { status: 'CONVERTED', owner }, opportunity: { stageKind: 'OPEN', owner }, teams: null });
    expect(new Set(missing.map((line) => line.split(' ')[0]))).toEqual(new Set(['SUBGRAPH_UNAVAILABLE']));
  });
});

describe('When the directory is back', () => {
  beforeAll(() => start('directory'), 60_000);

  it('its teams are there again', async () => {
    const { data, missing } = await partial('{ teams { totalCount } }', {});
    expect(missing).toEqual([]);
    expect(data).toEqual({ teams: { totalCount: expect.any(Number) } });
  });
});
