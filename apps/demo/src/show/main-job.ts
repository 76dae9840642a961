import { randomUUID } from 'node:crypto';
import type { GraphClient } from '../graph/graph-client.ts';
import { patiently } from '../replay/patience.ts';
import * as ask from './documents.ts';
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

interface Task {
  id: string;
  state: string;
  checklist: unknown[];
}

/** The main job, step by step: from a name to a delivered project. Each step uses what the one before it made. */
export function mainJob({ rep, delivery }: Cast): ShowStep[] {
  const leadId = randomUUID();
  const company = `Northwind Bakery ${leadId.slice(0, 6)}`;
  const deal = { id: '' };
  const project: { id: string; tasks: Task[] } = { id: '', tasks: [] };
  return [
    {
      title: 'Rosa (rep) captures a lead: a name and nothing else',
      run: async () => {
        const input = { id: leadId, name: 'Nora Baker' };
        const { captureLead } = await patiently(() => rep.ask<ask.Captured>(ask.captureLead, { input }));
        return `lead ${leadId.slice(0, 8)} is ${captureLead.lead.status}, never contacted`;
      },
    },
    {
      title: 'What is learnt on the way is added, and the first contact noted',
      run: async () => {
        await rep.ask(ask.updateLead, {
          input: { leadId, company, kind: 'ORGANIZATION', emails: [`nora@${company.toLowerCase().replaceAll(' ', '-')}.example`] },
        });
        const { markLeadContacted } = await rep.ask<ask.Contacted>(ask.markContacted, { input: { leadId } });
        return `${company}; the lead is ${markLeadContacted.lead.status}`;
      },
    },
    {
      title: 'Qualifying too early is refused, with what is missing',
      run: async () => {
        const { qualifyLead } = await rep.ask<ask.Qualified>(ask.qualifyLead, {
          input: { leadId, answers: [{ criterion: 'NEED', state: 'MET' }] },
        });
        return `${qualifyLead.__typename}: ${qualifyLead.criteria?.map(({ criterion }) => criterion).join(', ')}`;
      },
    },
    {
      title: 'Qualified, the lead becomes account, contact and opportunity',
      run: async () => {
        await rep.ask(ask.qualifyLead, { input: { leadId, answers: ask.answers(), convert: {} } });
        const found = await eventually(
          'the opportunity',
          async () => (await rep.ask<ask.Converted>(ask.conversion, { id: leadId })).lead?.conversion?.opportunity,
        );
        deal.id = found.id;
        return `${found.code} “${found.name}” for ${found.account?.name}, ${found.amount.currency} ${found.amount.amount}, stage ${found.stage.title}`;
      },
    },
    {
      title: 'The deal is won',
      run: async () => {
        await rep.ask(ask.winOpportunity, { input: { id: deal.id } });
        const started = await eventually(
          'the delivery project',
          async () => (await rep.ask<ask.Delivered>(ask.delivery, { id: deal.id })).opportunity?.delivery?.project,
        );
        Object.assign(project, started);
        return `project of ${started.tasks.length} tasks, ${started.startsOn} to ${started.dueOn}`;
      },
    },
    {
      title: 'Dana (delivery) works the tasks to the end',
      run: async () => {
        const done = await workAll(delivery, project.id);
        const { project: after } = await delivery.ask<ask.ProjectNow>(ask.projectNow, { id: project.id });
        if (after.state !== 'COMPLETED') throw new Error(`the project is ${after.state}`);
        return `${done} tasks done, the project is ${after.state}`;
      },
    },
    {
      title: 'The 360° view of the customer, one query over four services',
      run: async () => {
        const lead = await eventually('the account as a customer', async () => {
          const { lead } = await rep.ask<ask.Overview>(ask.overview, { id: leadId });
          return lead.conversion.account?.lifecycle === 'CUSTOMER' && lead;
        });
        const { name, lifecycle, totals } = lead.conversion.account!;
        return `${name} is a ${lifecycle}: won ${totals.wonRevenue.map(({ amount, currency }) => `${currency} ${amount}`).join(', ')}; the lead is ${lead.status}`;
      },
    },
  ];
}

async function workAll(delivery: GraphClient, projectId: string): Promise<number> {
  for (let done = 0; ; done++) {
    const { project } = await delivery.ask<ask.ProjectNow>(ask.projectNow, { id: projectId });
    const next = project.tasks.find(({ state }) => state === 'READY');
    if (!next) return done;
    for (const index of next.checklist.keys()) await delivery.ask(ask.tickChecklist, { input: { taskId: next.id, index, done: true } });
    await delivery.ask(ask.completeTask, { input: { taskId: next.id } });
  }
}
