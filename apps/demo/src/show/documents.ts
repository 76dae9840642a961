import { isoDate } from '@leadline/domain';

const dayMs = 86_400_000;

export const captureLead = 'mutation CaptureLead($input: CaptureLeadInput!) { captureLead(input: $input) { lead { status } } }';
export const updateLead = 'mutation UpdateLead($input: UpdateLeadInput!) { updateLead(input: $input) { lead { id } } }';
export const markContacted =
  'mutation MarkLeadContacted($input: MarkLeadContactedInput!) { markLeadContacted(input: $input) { lead { status } } }';
export const qualifyLead = `mutation QualifyLead($input: QualifyLeadInput!) {
  qualifyLead(input: $input) { __typename ... on UnmetCriteria { criteria { criterion } } }
}`;
export const conversion = `query Conversion($id: ID!) {
  lead(id: $id) { conversion { state opportunity { id code name amount { amount currency } stage { title } account { name } } } }
}`;
export const winOpportunity = 'mutation WinOpportunity($input: WinOpportunityInput!) { winOpportunity(input: $input) { __typename } }';
export const delivery = `query Delivery($id: ID!) {
  opportunity(id: $id) { delivery { state project { id startsOn dueOn tasks { id state checklist { done } } } } }
}`;
export const projectNow = 'query Project($id: ID!) { project(id: $id) { state tasks { id state checklist { done } } } }';
export const tickChecklist = 'mutation TickChecklist($input: TickChecklistInput!) { tickChecklist(input: $input) { task { id } } }';
export const completeTask = 'mutation CompleteTask($input: TaskInput!) { completeTask(input: $input) { task { id } } }';
export const overview = `query Overview($id: ID!) {
  lead(id: $id) {
    status
    conversion { account { name lifecycle totals { wonRevenue { amount currency } } } }
  }
}`;

/** Answers that meet the default policy: need, budget, timeline and commitment. */
export const answers = () => [
  { criterion: 'NEED', state: 'MET', evidence: 'The ovens are run on paper lists.' },
  { criterion: 'BUDGET', state: 'MET', budget: { amount: '18400', currency: 'USD' } },
  { criterion: 'TIMELINE', state: 'MET', timeline: isoDate(new Date(Date.now() + 60 * dayMs)) },
  { criterion: 'COMMITMENT', state: 'MET' },
];

interface Money {
  amount: string;
  currency: string;
}
interface Tasks {
  tasks: { id: string; state: string; checklist: unknown[] }[];
}
interface Deal {
  id: string;
  code: string;
  name: string;
  amount: Money;
  stage: { title: string };
  account: { name: string } | null;
}
export type Captured = { captureLead: { lead: { status: string } } };
export type Contacted = { markLeadContacted: { lead: { status: string } } };
export type Qualified = { qualifyLead: { __typename: string; criteria?: { criterion: string }[] } };
export type Converted = { lead: { conversion: { opportunity: Deal | null } | null } | null };
export type Delivered = {
  opportunity: { delivery: { project: (Tasks & { id: string; startsOn: string; dueOn: string }) | null } | null } | null;
};
export type ProjectNow = { project: Tasks & { state: string } };
export type Overview = {
  lead: { status: string; conversion: { account: { name: string; lifecycle: string; totals: { wonRevenue: Money[] } } | null } };
};
