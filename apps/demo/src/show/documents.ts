import { isoDate } from '@leadline/domain';

const dayMs = 86_400_000;

/** What the show asks of the graph. */
export const documents = {
  captureLead: 'mutation CaptureLead($input: CaptureLeadInput!) { captureLead(input: $input) { lead { status } } }',
  updateLead: 'mutation UpdateLead($input: UpdateLeadInput!) { updateLead(input: $input) { lead { id } } }',
  markContacted: 'mutation MarkLeadContacted($input: MarkLeadContactedInput!) { markLeadContacted(input: $input) { lead { status } } }',
  qualifyLead: `mutation QualifyLead($input: QualifyLeadInput!) {
  qualifyLead(input: $input) { __typename ... on UnmetCriteria { criteria { criterion } } }
}`,
  conversion: `query Conversion($id: ID!) {
  lead(id: $id) { conversion { state opportunity { id code name amount { amount currency } stage { title } account { name } } } }
}`,
  winOpportunity: 'mutation WinOpportunity($input: WinOpportunityInput!) { winOpportunity(input: $input) { __typename } }',
  delivery: `query Delivery($id: ID!) {
  opportunity(id: $id) { delivery { state project { id startsOn dueOn tasks { id state checklist { done } } } } }
}`,
  projectNow: 'query Project($id: ID!) { project(id: $id) { state tasks { id state checklist { done } } } }',
  tickChecklist: 'mutation TickChecklist($input: TickChecklistInput!) { tickChecklist(input: $input) { task { id } } }',
  completeTask: 'mutation CompleteTask($input: TaskInput!) { completeTask(input: $input) { task { id } } }',
  overview: `query Overview($id: ID!) {
  lead(id: $id) {
    status
    conversion { account { name lifecycle totals { wonRevenue { amount currency } } } }
  }
}`,
};

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

/** What the graph answers, by what was asked. */
export interface Answers {
  captured: { captureLead: { lead: { status: string } } };
  contacted: { markLeadContacted: { lead: { status: string } } };
  qualified: { qualifyLead: { __typename: string; criteria?: { criterion: string }[] } };
  converted: { lead: { conversion: { opportunity: Deal | null } | null } | null };
  delivered: {
    opportunity: { delivery: { project: (Tasks & { id: string; startsOn: string; dueOn: string }) | null } | null } | null;
  };
  projectNow: { project: Tasks & { state: string } };
  overview: {
    lead: { status: string; conversion: { account: { name: string; lifecycle: string; totals: { wonRevenue: Money[] } } | null } };
  };
}
