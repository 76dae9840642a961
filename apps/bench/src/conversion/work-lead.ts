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
  opportunities: { nodes: { name: string }[] };
}

// A question takes from the services the time that is measured: none is asked before there can be an answer (the detail of the figure tells
// the quickest), then one after the other, with hardly a pause.
const neverBeforeMs = 20;
const askEveryMs = 2;
const giveUpMs = 60_000;

/** Asks again and again until the lead's opportunity is in the graph. */
export async function opportunityOf(graph: Graph, leadId: string): Promise<string> {
  await delay(neverBeforeMs);
  for (const begun = performance.now(); performance.now() - begun < giveUpMs;) {
    const query = 'query ($id: ID!) { opportunities(filter: { leadId: $id }) { nodes { name } } }';
    const [found] = (await graph.ask<Seen>(query, { id: leadId })).opportunities.nodes;
    if (found) return found.name;
    await delay(askEveryMs);
  }
  throw new Error(`The lead ${leadId} has no opportunity after ${giveUpMs / 1000} s.`);
}

/** Asks again and again until the lead says that its conversion is over. */
export async function untilCompleted(graph: Graph, leadId: string): Promise<void> {
  const query = 'query ($id: ID!) { lead(id: $id) { conversion { state } } }';
  for (const begun = performance.now(); performance.now() - begun < giveUpMs;) {
    const { lead } = await graph.ask<{ lead: { conversion: { state: string } | null } }>(query, { id: leadId });
    if (lead.conversion?.state === 'COMPLETED') return;
    await delay(askEveryMs);
  }
  throw new Error(`The conversion of the lead ${leadId} is not over after ${giveUpMs / 1000} s.`);
}
