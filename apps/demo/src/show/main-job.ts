import { randomUUID } from 'node:crypto';
import type { GraphClient } from '../graph/graph-client.ts';
import { patiently } from '../replay/patience.ts';
import { type Answers, answers, documents } from './documents.ts';
import { eventually } from './eventually.ts';

/** The clients of the show, one for each role that takes part. */
export interface Cast {
  rep: GraphClient;
  delivery: GraphClient;
}

/** One step of the show: what is done, and what came of it in a line. */
export interface ShowStep {
  title: string;
  run(): Promise<string>;
}

/** What the steps have made so far; each uses what the ones before it made. */
interface Story {
  leadId: string;
  company: string;
  dealId: string;
  projectId: string;
}

/** The main job, step by step: from a name to a delivered project. */
export function mainJob(cast: Cast): ShowStep[] {
  const leadId = randomUUID();
  const story: Story = { leadId, company: `Northwind Bakery ${leadId.slice(0, 6)}`, dealId: '', projectId: '' };
  return [
    { title: 'Rosa (rep) captures a lead: a name and nothing else', run: () => capture(cast, story) },
    { title: 'What is learnt on the way is added, and the first contact noted', run: () => learn(cast, story) },
    { title: 'Qualifying too early is refused, with what is missing', run: () => qualifyTooEarly(cast, story) },
    { title: 'Qualified, the lead becomes account, contact and opportunity', run: () => convert(cast, story) },
    { title: 'The deal is won', run: () => win(cast, story) },
    { title: 'Dana (delivery) works the tasks to the end', run: () => deliver(cast, story) },
    { title: 'The 360° view of the customer, one query over four services', run: () => look(cast, story) },
  ];
}

async function capture({ rep }: Cast, { leadId }: Story): Promise<string> {
  const input = { id: leadId, name: 'Nora Baker' };
  const { captureLead } = await patiently(() => rep.ask<Answers['captured']>(documents.captureLead, { input }));
  return `lead ${leadId.slice(0, 8)} is ${captureLead.lead.status}, never contacted`;
}

async function learn({ rep }: Cast, { leadId, company }: Story): Promise<string> {
  const emails = [`nora@${company.toLowerCase().replaceAll(' ', '-')}.example`];
  await rep.ask(documents.updateLead, { input: { leadId, company, kind: 'ORGANIZATION', emails } });
  const { markLeadContacted } = await rep.ask<Answers['contacted']>(documents.markContacted, { input: { leadId } });
  return `${company}; the lead is ${markLeadContacted.lead.status}`;
}

async function qualifyTooEarly({ rep }: Cast, { leadId }: Story): Promise<string> {
  const input = { leadId, answers: [{ criterion: 'NEED', state: 'MET' }] };
  const { qualifyLead } = await rep.ask<Answers['qualified']>(documents.qualifyLead, { input });
  return `${qualifyLead.__typename}: ${qualifyLead.criteria?.map(({ criterion }) => criterion).join(', ')}`;
}

async function convert({ rep }: Cast, story: Story): Promise<string> {
  const { leadId } = story;
  await rep.ask(documents.qualifyLead, { input: { leadId, answers: answers(), convert: {} } });
  const deal = await eventually('the opportunity', async () => {
    const { lead } = await rep.ask<Answers['converted']>(documents.conversion, { id: leadId });
    return lead?.conversion?.opportunity;
  });
  story.dealId = deal.id;
  const { amount, currency } = deal.amount;
  return `${deal.code} “${deal.name}” for ${deal.account?.name}, ${currency} ${amount}, stage ${deal.stage.title}`;
}

async function win({ rep }: Cast, story: Story): Promise<string> {
  await rep.ask(documents.winOpportunity, { input: { id: story.dealId } });
  const project = await eventually('the delivery project', async () => {
    const { opportunity } = await rep.ask<Answers['delivered']>(documents.delivery, { id: story.dealId });
    return opportunity?.delivery?.project;
  });
  story.projectId = project.id;
  return `project of ${project.tasks.length} tasks, ${project.startsOn} to ${project.dueOn}`;
}

async function deliver({ delivery }: Cast, { projectId }: Story): Promise<string> {
  for (let done = 0; ; done++) {
    const { project } = await delivery.ask<Answers['projectNow']>(documents.projectNow, { id: projectId });
    if (project.state === 'COMPLETED') return `${done} tasks done, the project is ${project.state}`;
    const next = project.tasks.find(({ state }) => state === 'READY');
    if (!next) throw new Error(`no task is ready, yet the project is ${project.state}`);
    for (const index of next.checklist.keys())
      await delivery.ask(documents.tickChecklist, { input: { taskId: next.id, index, done: true } });
    await delivery.ask(documents.completeTask, { input: { taskId: next.id } });
  }
}

async function look({ rep }: Cast, { leadId }: Story): Promise<string> {
  const { status, conversion } = await eventually('the account as a customer', async () => {
    const { lead } = await rep.ask<Answers['overview']>(documents.overview, { id: leadId });
    return lead.conversion.account?.lifecycle === 'CUSTOMER' && lead;
  });
  const { name, lifecycle, totals } = conversion.account!;
  const won = totals.wonRevenue.map(({ amount, currency }) => `${currency} ${amount}`).join(', ');
  return `${name} is a ${lifecycle}: won ${won}; the lead is ${status}`;
}
