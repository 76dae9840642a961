import { ask, told } from '../graph/graph.ts';
import { until } from '../steps/until.ts';
import { type Project, delivery, taskDone, won } from '../steps/work-deals.ts';
import { type Converted, convertedLead } from '../steps/work-leads.ts';

const rep = { as: 'rep' };
const delivering = { as: 'delivery' };
const reopen = `mutation ($input: ReopenOpportunityInput!) {
  reopenOpportunity(input: $input) { opportunity { stageKind actualCloseOn winCount } }
}`;

const isNow = (accountId: string, lifecycle: string) =>
  until(`the account is a ${lifecycle}`, async () => {
    const { account } = await told('query ($id: ID!) { account(id: $id) { lifecycle } }', { id: accountId });
    return account.lifecycle === lifecycle;
  });

describe('A won deal that is reopened', () => {
  let deal: Converted;
  let project: Project;

  beforeAll(async () => {
    deal = await convertedLead({}, rep);
    await won(deal.opportunityId, rep);
    project = await delivery(deal.opportunityId);
    await taskDone(
      project.tasks.find(({ state }) => state === 'READY')!,
      delivering,
    );
  });

  it('puts its project on hold, and the account back to prospect', async () => {
    await isNow(deal.accountId, 'CUSTOMER');
    const { reopenOpportunity } = await told(reopen, { input: { id: deal.opportunityId } }, rep);
    expect(reopenOpportunity.opportunity).toEqual({ stageKind: 'OPEN', actualCloseOn: null, winCount: 1 });
    expect(await delivery(deal.opportunityId, 'ON_HOLD')).toMatchObject({ id: project.id });
    await isNow(deal.accountId, 'PROSPECT');
  });

  it('lets nobody work its tasks meanwhile, and says why', async () => {
    const { tasks } = await delivery(deal.opportunityId, 'ON_HOLD');
    const { id } = tasks.find(({ state }) => state === 'READY')!;
    const { errors } = await ask(
      'mutation ($input: TaskInput!) { startTask(input: $input) { task { id } } }',
      { input: { taskId: id } },
      delivering,
    );
    expect(errors).toEqual([expect.objectContaining({ extensions: expect.objectContaining({ code: 'RULE_BROKEN' }) })]);
    expect(errors?.[0]?.message).toMatch(/hold/i);
  });

  it('when won again › resumes the same project where it was', async () => {
    await won(deal.opportunityId, rep);
    const resumed = await delivery(deal.opportunityId);
    expect(resumed).toMatchObject({ id: project.id, state: 'ACTIVE' });
    expect(resumed.tasks.filter(({ state }) => state === 'DONE')).toHaveLength(1);
    const { projects } = await told('query ($id: ID!) { projects(filter: { opportunityId: $id }) { totalCount } }', {
      id: deal.opportunityId,
    });
    expect(projects.totalCount).toBe(1);
    await isNow(deal.accountId, 'CUSTOMER');
  });
});
