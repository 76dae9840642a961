import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Graph } from '../measuring/graph.ts';

const dayMs = 86_400_000;
const twoMonths = 60 * dayMs;

/** A word that no other lead has in its company. */
export const newWord = (): string => randomUUID().replaceAll('-', '').slice(0, 20);

const answers = () => [
  { criterion: 'NEED', state: 'MET' },
  { criterion: 'BUDGET', state: 'MET', budget: { amount: '18400', currency: 'USD' } },
  { criterion: 'TIMELINE', state: 'MET', timeline: new Date(Date.now() + twoMonths).toISOString().slice(0, 10) },
  { criterion: 'COMMITMENT', state: 'MET' },
];

/** A lead of a new company that waits to be converted; returns its id. */
export async function qualifiedLead(graph: Graph, word = newWord()): Promise<string> {
  const leadId = randomUUID();
  const input = { id: leadId, name: 'Nora Baker', kind: 'ORGANIZATION', company: `Bakery ${word}`, emails: [`nora@${word}.example`] };
  await graph.ask('mutation ($input: CaptureLeadInput!) { captureLead(input: $input) { lead { id } } }', { input });
  const qualify = 'mutation ($input: QualifyLeadInput!) { qualifyLead(input: $input) { __typename } }';
  const { qualifyLead } = await graph.ask<{ qualifyLead: { __typename: string } }>(qualify, { input: { leadId, answers: answers() } });
  if (qualifyLead.__typename !== 'QualifiedLead') throw new Error(`The lead was not qualified: ${qualifyLead.__typename}`);
  return leadId;
}

/** Asks for the conversion of a qualified lead. */
export async function convert(graph: Graph, leadId: string): Promise<void> {
  await graph.ask('mutation ($input: ConvertLeadInput!) { convertLead(input: $input) { __typename } }', { input: { leadId, options: {} } });
}

interface Seen {
  lead: { conversion: { state: string; opportunity: { name: string } | null } | null };
}

// Asking without a pause would take from the services the time that is measured: each question costs two processors about 8 ms.
const askEveryMs = 10;

/** Asks again and again until the lead's opportunity is in the graph. */
export async function opportunityOf(graph: Graph, leadId: string): Promise<string> {
  for (;;) {
    const query = 'query ($id: ID!) { lead(id: $id) { conversion { state opportunity { name } } } }';
    const { conversion } = (await graph.ask<Seen>(query, { id: leadId })).lead;
    if (conversion?.opportunity) return conversion.opportunity.name;
    if (conversion?.state === 'FAILED' || conversion?.state === 'AWAITING_CHOICE')
      throw new Error(`The conversion is ${conversion.state}.`);
    await delay(askEveryMs);
  }
}
