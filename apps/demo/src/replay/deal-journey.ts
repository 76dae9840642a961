import { type GraphClient, GraphRequestFailed } from '../graph/graph-client.ts';
import type { ConversionWatch } from './conversion-watch.ts';
import type { DealPlan } from './deal-plan.ts';
import { patiently } from './patience.ts';
import { stableId } from './deterministic.ts';

const captureLead = `mutation CaptureLead($capture: CaptureLeadInput!) { captureLead(input: $capture) { lead { id } } }`;
// Root fields of a mutation run one after the other, so the steps of one day are one request.
const captureAndQualify = `mutation CaptureAndQualify(
  $capture: CaptureLeadInput!, $contact: MarkLeadContactedInput!, $qualify: QualifyLeadInput!
) {
  captureLead(input: $capture) { lead { id } }
  markLeadContacted(input: $contact) { lead { id } }
  qualifyLead(input: $qualify) { __typename ... on UnmetCriteria { criteria { criterion } } ... on MissingForConversion { missing { field } } }
}`;
const winOpportunity = `mutation WinOpportunity($input: WinOpportunityInput!) { winOpportunity(input: $input) { __typename } }`;
const loseOpportunity = `mutation LoseOpportunity($input: LoseOpportunityInput!) { loseOpportunity(input: $input) { __typename } }`;

/** Takes one deal of the file through the public graph, each step at its own date; every step may be repeated without harm. */
export async function travel(graph: GraphClient, watch: ConversionWatch, plan: DealPlan): Promise<void> {
  const send = <Data>(document: string, variables: Record<string, unknown>, day: string) =>
    patiently(() => graph.ask<Data>(document, variables, { now: noonOf(day) }));
  const keyed = (step: string, input: Record<string, unknown>) => ({ ...input, requestKey: stableId(`${plan.leadId} ${step}`) });

  const capture = captureOf(plan);
  if (plan.stage === 'Prospecting') return void (await send(captureLead, { capture }, plan.engagedOn));
  const [contact, qualify] = [keyed('contact', { leadId: plan.leadId }), keyed('qualify', qualification(plan))];
  const decided = await send<{ qualifyLead: { __typename: string } }>(captureAndQualify, { capture, contact, qualify }, plan.engagedOn);
  if (decided.qualifyLead.__typename !== 'QualifiedLead')
    throw new Error(`Lead ${plan.leadId} was not qualified: ${JSON.stringify(decided.qualifyLead)}`);

  const id = await watch.opportunityOf(plan.leadId);
  if (plan.stage === 'Won') {
    const amount = { amount: plan.closeValue, currency: 'USD' };
    const input = keyed('win', { id, amount, closedOn: plan.closedOn });
    accepted(await send(winOpportunity, { input }, plan.closedOn!));
  }
  if (plan.stage === 'Lost') {
    const input = keyed('lose', { id, reason: 'other', closedOn: plan.closedOn });
    accepted(await send(loseOpportunity, { input }, plan.closedOn!));
  }
}

const captureOf = (plan: DealPlan) => ({
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
