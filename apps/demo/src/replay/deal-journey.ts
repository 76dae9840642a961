import { type GraphClient, GraphRequestFailed } from '../graph/graph-client.ts';
import type { ConversionWatch } from './conversion-watch.ts';
import type { DealPlan } from './deal-plan.ts';
import { patiently } from './patience.ts';
import { stableId } from './deterministic.ts';

const captureLead = `mutation CaptureLead($input: CaptureLeadInput!) { captureLead(input: $input) { lead { id } } }`;
const markContacted = `mutation MarkLeadContacted($input: MarkLeadContactedInput!) { markLeadContacted(input: $input) { lead { id } } }`;
const qualifyLead = `mutation QualifyLead($input: QualifyLeadInput!) {
  qualifyLead(input: $input) { __typename ... on UnmetCriteria { criteria { criterion } } ... on MissingForConversion { missing { field } } }
}`;
const winOpportunity = `mutation WinOpportunity($input: WinOpportunityInput!) { winOpportunity(input: $input) { __typename } }`;
const loseOpportunity = `mutation LoseOpportunity($input: LoseOpportunityInput!) { loseOpportunity(input: $input) { __typename } }`;

/** Takes one deal of the file through the public graph, each step at its own date; every step may be repeated without harm. */
export async function travel(graph: GraphClient, watch: ConversionWatch, plan: DealPlan): Promise<void> {
  const send = <Data>(document: string, input: Record<string, unknown>, day: string) => {
    const requestKey = stableId(`${plan.leadId} ${document}`);
    const keyed = document === captureLead ? input : { ...input, requestKey };
    return patiently(() => graph.ask<Data>(document, { input: keyed }, { now: noonOf(day) }));
  };

  await send(captureLead, capture(plan), plan.engagedOn);
  if (plan.stage === 'Prospecting') return;
  await send(markContacted, { leadId: plan.leadId }, plan.engagedOn);
  const decided = await send<{ qualifyLead: { __typename: string } }>(qualifyLead, qualification(plan), plan.engagedOn);
  if (decided.qualifyLead.__typename !== 'QualifiedLead')
    throw new Error(`Lead ${plan.leadId} was not qualified: ${JSON.stringify(decided.qualifyLead)}`);

  const id = await watch.opportunityOf(plan.leadId);
  if (plan.stage === 'Won') {
    const amount = { amount: plan.closeValue, currency: 'USD' };
    accepted(await send(winOpportunity, { id, amount, closedOn: plan.closedOn }, plan.closedOn!));
  }
  if (plan.stage === 'Lost') accepted(await send(loseOpportunity, { id, reason: 'other', closedOn: plan.closedOn }, plan.closedOn!));
}

const capture = (plan: DealPlan) => ({
  id: plan.leadId,
  name: plan.person.name,
  kind: 'ORGANIZATION',
  company: plan.company,
  industry: plan.industry,
  emails: [plan.person.email],
  source: 'IMPORT',
  ownerId: plan.ownerId,
  productInterest: plan.productCode,
});

const money = (plan: DealPlan) => ({ amount: plan.listPrice, currency: 'USD' });

const qualification = (plan: DealPlan) => ({
  leadId: plan.leadId,
  answers: [
    { criterion: 'NEED', state: 'MET' },
    { criterion: 'BUDGET', state: 'MET', budget: money(plan) },
    { criterion: 'TIMELINE', state: 'MET', timeline: plan.expectedCloseOn },
    { criterion: 'COMMITMENT', state: 'MET' },
  ],
  convert: { opportunity: { amount: money(plan), expectedCloseOn: plan.expectedCloseOn, productCode: plan.productCode } },
});

const noonOf = (day: string): Date => new Date(`${day}T12:00:00.000Z`);

function accepted(answer: unknown): void {
  const [[field, result]] = Object.entries(answer as Record<string, { __typename: string }>) as [[string, { __typename: string }]];
  if (!/^(Won|Lost)Opportunity$/.test(result.__typename)) {
    throw new GraphRequestFailed(field, [{ message: `answered ${result.__typename}`, extensions: { code: 'NOT_ACCEPTED' } }]);
  }
}
