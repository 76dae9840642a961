import { told } from '../graph/graph.ts';
import { inDays } from '../steps/days.ts';
import { until } from '../steps/until.ts';
import { convertedLead } from '../steps/work-leads.ts';

const rep = { as: 'rep' };
const lose =
  'mutation ($input: LoseOpportunityInput!) { loseOpportunity(input: $input) { opportunity { stageKind lossReason lossCount } } }';
const reopen = `mutation ($input: ReopenOpportunityInput!) {
  reopenOpportunity(input: $input) { opportunity { stageKind lossReason actualCloseOn probability stage { probability } } }
}`;
const touch = 'mutation ($input: NurtureLeadInput!) { nurtureLead(input: $input) { lead { id } } }';
const followUps = `query ($company: String!) {
  leads(filter: { company: $company, recycled: true }) { nodes {
    id status source originalSource nextActionOn recycledFrom { id } opportunity { id } account { id } contact { id } name followUpFlaggedAt
  } }
}`;

async function lost(company: string) {
  const deal = await convertedLead({ company, source: 'REFERRAL', emails: [`nora@${company}.example`] }, rep);
  const input = { id: deal.opportunityId, reason: await someReason(), competitor: 'Rival Ltd' };
  expect((await told(lose, { input }, rep)).loseOpportunity.opportunity).toEqual({
    stageKind: 'LOST',
    lossReason: input.reason,
    lossCount: 1,
  });
  return deal;
}

const someReason = async (): Promise<string> => (await told('{ lossReasons { reasons { code } } }')).lossReasons.reasons[0].code;

const followUpOf = (company: string, condition: (lead: { status: string; followUpFlaggedAt: string | null }) => boolean = () => true) =>
  until(`the follow-up lead of ${company}`, async () => {
    const { nodes } = (await told(followUps, { company }, rep)).leads;
    if (nodes.length > 1) throw new Error(`there are ${nodes.length}`);
    return nodes[0] && condition(nodes[0]) && nodes[0];
  });

describe('A lost deal', () => {
  it('gives its person back as a follow-up lead, linked to what was there; reopened, the untouched follow-up is put away', async () => {
    const company = `lost-${Date.now()}`;
    const { leadId, opportunityId, accountId, contactId } = await lost(company);
    const followUp = await followUpOf(company);
    expect(followUp).toEqual({
      ...{ id: expect.any(String), status: 'NURTURING', source: 'RECYCLED', originalSource: 'REFERRAL', nextActionOn: inDays(90) },
      ...{ recycledFrom: { id: leadId }, opportunity: { id: opportunityId }, account: { id: accountId }, contact: { id: contactId } },
      ...{ name: 'Nora Baker', followUpFlaggedAt: null },
    });

    const { opportunity } = (await told(reopen, { input: { id: opportunityId } }, rep)).reopenOpportunity;
    expect(opportunity).toMatchObject({ stageKind: 'OPEN', lossReason: null, actualCloseOn: null });
    expect(opportunity.probability).toBe(opportunity.stage.probability);
    await followUpOf(company, ({ status }) => status === 'ARCHIVED');
  });

  it('when reopened after somebody has worked on the follow-up lead › flags it for a person to decide', async () => {
    const company = `regained-${Date.now()}`;
    const { opportunityId } = await lost(company);
    const { id } = await followUpOf(company);
    await told(touch, { input: { leadId: id, nextActionOn: inDays(7) } }, rep);
    await told(reopen, { input: { id: opportunityId } }, rep);
    expect(await followUpOf(company, ({ followUpFlaggedAt }) => followUpFlaggedAt !== null)).toMatchObject({ id, status: 'NURTURING' });
  });
});
