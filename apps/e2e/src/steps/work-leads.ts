import { randomUUID } from 'node:crypto';
import { type Asker, told } from '../graph/graph.ts';
import { inDays } from './days.ts';
import { until } from './until.ts';

/** A company name that no other test uses and that resembles none of theirs. */
export const newCompany = (): string => randomUUID().replaceAll('-', '').slice(0, 20);

/** Answers that meet the default policy. */
export const metAnswers = () => [
  { criterion: 'NEED', state: 'MET' },
  { criterion: 'BUDGET', state: 'MET', budget: { amount: '18400', currency: 'USD' } },
  { criterion: 'TIMELINE', state: 'MET', timeline: inDays(60) },
  { criterion: 'COMMITMENT', state: 'MET' },
];

/** Captures a lead and returns its id. */
export async function captured(input: object, asker: Asker = {}): Promise<string> {
  const document = 'mutation Capture($input: CaptureLeadInput!) { captureLead(input: $input) { lead { id } } }';
  const { captureLead } = await told(document, { input: { id: randomUUID(), name: 'Nora Baker', ...input } }, asker);
  return captureLead.lead.id as string;
}

const qualifyDocument = `mutation Qualify($input: QualifyLeadInput!) {
  qualifyLead(input: $input) { __typename ... on QualifiedLead { conversion { id } } ... on UnmetCriteria { criteria { criterion } } }
}`;

/** Qualifies a lead whose criteria are all met and starts its conversion; returns the conversion's id. */
export async function converting(leadId: string, options: { convert?: object; asker?: Asker } = {}): Promise<string> {
  const input = { leadId, answers: metAnswers(), convert: options.convert ?? {} };
  const { qualifyLead } = await told(qualifyDocument, { input }, options.asker);
  if (qualifyLead.__typename !== 'QualifiedLead') throw new Error(`The lead was not qualified: ${JSON.stringify(qualifyLead)}`);
  return qualifyLead.conversion.id as string;
}

/** What a lead became. */
export interface Converted {
  accountId: string;
  contactId: string;
  opportunityId: string;
}

const conversionDocument = `query Conversion($id: ID!) {
  lead(id: $id) { status conversion { state failure { reason } account { id } contact { id } opportunity { id } } }
}`;

/** Waits until a lead's conversion is done. */
export function converted(leadId: string, withinMs?: number): Promise<Converted> {
  return until(
    `lead ${leadId} is converted`,
    async () => {
      const { lead } = await told(conversionDocument, { id: leadId });
      const { state, account, contact, opportunity } = lead.conversion;
      if (state !== 'COMPLETED') throw new Error(`the conversion is ${state} ${JSON.stringify(lead.conversion.failure)}`);
      return { accountId: account.id, contactId: contact?.id, opportunityId: opportunity?.id };
    },
    withinMs,
  );
}

/** A lead of a new company all the way to its deal. */
export async function convertedLead(input: object = {}, asker: Asker = {}): Promise<Converted & { leadId: string }> {
  const leadId = await captured({ company: newCompany(), kind: 'ORGANIZATION', ...input }, asker);
  await converting(leadId, { asker });
  return { leadId, ...(await converted(leadId)) };
}
