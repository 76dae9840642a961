import { randomUUID } from 'node:crypto';
import { told } from '../graph/graph.ts';
import { maya, north, remy, rosa, south } from '../steps/people.ts';
import { delivery, won } from '../steps/work-deals.ts';
import { captured, converted, converting, newCompany } from '../steps/work-leads.ts';
import type { Relation } from './expectations.ts';

/** One record of each entity, by the entity's name. */
export type Records = Record<string, string>;

const owners: Record<Relation, { ownerId?: string; teamId?: string }> = {
  own: { ownerId: rosa, teamId: north },
  team: { ownerId: maya, teamId: north },
  foreign: { ownerId: remy, teamId: south },
  nobody: {},
  assigned: { ownerId: remy, teamId: south },
};

const person = () => ({
  ...{ name: 'Nora Baker', kind: 'ORGANIZATION', emails: [`${newCompany()}@mail.example`], phones: ['+4930123456'] },
  address: { city: 'Bern' },
});

/** Makes a record of each entity that stands so to the viewer. */
export async function recordsOf(relation: Relation): Promise<Records> {
  const owner = owners[relation];
  const [lead, deal] = await Promise.all([captured({ ...person(), company: newCompany(), ...owner }), wonDeal(owner)]);
  const individual = await individualAccount({ ...owner, parentId: deal.Account });
  if (relation === 'assigned') await assignTo(rosa, deal.Task!);
  const user = { own: rosa, team: maya, foreign: remy, nobody: '', assigned: '' }[relation];
  const team = { own: north, team: '', foreign: south, nobody: '', assigned: '' }[relation];
  return { Lead: lead, IndividualAccount: individual, ...deal, User: user, Team: team, ...(await configured()) };
}

async function configured(): Promise<Records> {
  const input = { id: randomUUID(), code: newCompany(), regions: [], industries: [], companySizes: [] };
  const document = 'mutation ($input: ConfigureTerritoryInput!) { configureTerritory(input: $input) { territory { id } } }';
  const { configureTerritory } = await told(document, { input });
  const { pipelines } = await told('{ pipelines { id } }');
  return { Territory: configureTerritory.territory.id, Pipeline: pipelines[0].id };
}

async function wonDeal(owner: object): Promise<Records> {
  const leadId = await captured({ ...person(), company: newCompany(), ...owner });
  await converting(leadId, { convert: { opportunity: { name: 'Ovens for Nora' } } });
  const { accountId, contactId, opportunityId } = await converted(leadId);
  await won(opportunityId);
  const project = await delivery(opportunityId);
  return {
    ...{ ConvertedLead: leadId, Account: accountId, Contact: contactId, Opportunity: opportunityId },
    ...{ Project: project.id, Task: project.tasks[0]!.id },
  };
}

async function individualAccount(standing: object): Promise<string> {
  const document = `mutation ($input: CreateAccountInput!) {
    createAccount(input: $input) { ... on CreatedAccount { account { id } } }
  }`;
  const input = { id: randomUUID(), kind: 'INDIVIDUAL', name: 'Iris Individual', address: { city: 'Bern' }, ...standing };
  return (await told(document, { input })).createAccount.account.id as string;
}

async function assignTo(userId: string, taskId: string): Promise<void> {
  const document = 'mutation ($input: AssignTaskInput!) { assignTask(input: $input) { task { id } } }';
  await told(document, { input: { taskId, assigneeId: userId } });
}
