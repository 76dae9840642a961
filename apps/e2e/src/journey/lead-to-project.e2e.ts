import { randomUUID } from 'node:crypto';
import { told } from '../graph/graph.ts';
import { inDays } from '../steps/days.ts';
import { rosa } from '../steps/people.ts';
import { until } from '../steps/until.ts';
import { type Project, delivery, taskDone, won } from '../steps/work-deals.ts';
import { type Converted, captured, converted, converting, metAnswers, newCompany } from '../steps/work-leads.ts';

const rep = { as: 'rep' };
const leadId = randomUUID();
const company = newCompany();
const email = `nora@${company}.example`;
let became: Converted;
let project: Project;

describe('A lead with nothing but a name', () => {
  it('is captured as new, never contacted, and owned by who captured it', async () => {
    await captured({ id: leadId, name: 'Nora Baker' }, rep);
    const { lead } = await told(
      'query ($id: ID!) { lead(id: $id) { status name firstContactedAt owner { id } company missingForQualification { criterion } } }',
      { id: leadId },
      rep,
    );
    expect(lead).toEqual({
      status: 'NEW',
      name: 'Nora Baker',
      firstContactedAt: null,
      owner: { id: rosa },
      company: null,
      missingForQualification: ['NEED', 'BUDGET', 'TIMELINE', 'COMMITMENT'].map((criterion) => ({ criterion })),
    });
  });

  it('is contacted once more is known of it', async () => {
    const { updateLead } = await told(
      'mutation ($input: UpdateLeadInput!) { updateLead(input: $input) { lead { company emails hasPerson } } }',
      { input: { leadId, company, emails: [email], kind: 'ORGANIZATION' } },
      rep,
    );
    expect(updateLead.lead).toEqual({ company, emails: [email], hasPerson: true });
    const { markLeadContacted } = await told(
      'mutation ($input: MarkLeadContactedInput!) { markLeadContacted(input: $input) { lead { status firstContactedAt } } }',
      { input: { leadId } },
      rep,
    );
    expect(markLeadContacted.lead).toEqual({ status: 'CONTACTED', firstContactedAt: expect.any(String) });
  });

  it('is not qualified before its criteria are met, and says which are not', async () => {
    const { qualifyLead } = await told(
      `mutation ($input: QualifyLeadInput!) {
        qualifyLead(input: $input) { __typename ... on UnmetCriteria { criteria { criterion } lead { status } } }
      }`,
      { input: { leadId, answers: metAnswers().slice(0, 2) } },
      rep,
    );
    expect(qualifyLead).toEqual({
      __typename: 'UnmetCriteria',
      criteria: [{ criterion: 'TIMELINE' }, { criterion: 'COMMITMENT' }],
      lead: { status: 'CONTACTED' },
    });
  });

  it('shows what its conversion would do, and nothing is written', async () => {
    const preview = `query ($id: ID!) {
      lead(id: $id) { conversionPreview { outcome accountMatch { score } candidates { score } mapping { from to value filled } } }
    }`;
    const { outcome, mapping, ...none } = await until('the preview knows the company', async () => {
      const { lead } = await told(preview, { id: leadId }, rep);
      return lead.conversionPreview?.mapping.some(({ value }: { value: string }) => value === company) && lead.conversionPreview;
    });
    expect({ outcome, ...none }).toEqual({ outcome: 'OPEN', accountMatch: null, candidates: [] });
    expect(mapping).toContainEqual({ from: 'company', to: 'account.name', value: company, filled: true });
    const { accounts } = await told('query ($name: String!) { accounts(filter: { name: $name }) { totalCount } }', { name: company });
    expect(accounts.totalCount).toBe(0);
  });

  it('is qualified, and becomes an account, a contact and an opportunity', async () => {
    const conversionId = await converting(leadId, { asker: rep });
    became = await converted(leadId);
    const { lead } = await told(
      `query ($id: ID!) { lead(id: $id) {
        status convertedAt account { id } contact { id }
        conversion { id attempt requestedBy { id } finishedAt accountCreated contactCreated candidates { score } failure { reason }
          account { name kind lifecycle lead { id } owner { id } }
          contact { name emails accounts { primary account { id } } }
          opportunity { stageKind stage { code } amount { amount currency } expectedCloseOn lead { id } owner { id }
            account { id } contact { id } delivery { state project { id } } } }
      } }`,
      { id: leadId },
      rep,
    );
    const { accountId, contactId } = became;
    expect(lead).toEqual({
      status: 'CONVERTED',
      convertedAt: expect.any(String),
      account: { id: accountId },
      contact: { id: contactId },
      conversion: {
        ...{ id: conversionId, attempt: 1, requestedBy: { id: rosa }, finishedAt: expect.any(String) },
        ...{ accountCreated: true, contactCreated: true, candidates: [], failure: null },
        account: { name: company, kind: 'ORGANIZATION', lifecycle: 'PROSPECT', lead: { id: leadId }, owner: { id: rosa } },
        contact: { name: 'Nora Baker', emails: [email], accounts: [{ primary: true, account: { id: accountId } }] },
        opportunity: {
          ...{ stageKind: 'OPEN', stage: { code: 'prospecting' }, amount: { amount: '18400', currency: 'USD' } },
          ...{ expectedCloseOn: inDays(60), lead: { id: leadId }, owner: { id: rosa }, account: { id: accountId } },
          ...{ contact: { id: contactId }, delivery: { state: 'NONE', project: null } },
        },
      },
    });
  });

  it('is read-only from then on', async () => {
    const change = told('mutation ($input: UpdateLeadInput!) { updateLead(input: $input) { lead { id } } }', {
      input: { leadId, company: 'Another' },
    });
    await expect(change).rejects.toThrow('RULE_BROKEN');
  });
});

describe('Its deal', () => {
  it('moves on to the next stage and takes over the stage’s probability', async () => {
    const { opportunity } = await told('query ($id: ID!) { opportunity(id: $id) { pipeline { stages { id code probability } } } }', {
      id: became.opportunityId,
    });
    const next = opportunity.pipeline.stages[1];
    const { moveOpportunity } = await told(
      `mutation ($input: MoveOpportunityInput!) {
        moveOpportunity(input: $input) { ... on MovedOpportunity { opportunity { stage { code } probability } } }
      }`,
      { input: { id: became.opportunityId, stageId: next.id } },
      rep,
    );
    expect(moveOpportunity.opportunity).toEqual({ stage: { code: next.code }, probability: next.probability });
  });

  it('is won: delivery starts from the template, and the account is a customer', async () => {
    await won(became.opportunityId, rep);
    project = await delivery(became.opportunityId);
    expect(project).toMatchObject({ winNumber: 1, state: 'ACTIVE' });
    expect(project.tasks.filter(({ state }) => state === 'READY')).not.toHaveLength(0);
    expect(project.tasks.filter(({ state }) => state === 'BLOCKED')).not.toHaveLength(0);
    await until('the account is a customer', async () => {
      const { account } = await told('query ($id: ID!) { account(id: $id) { lifecycle } }', { id: became.accountId });
      return account.lifecycle === 'CUSTOMER';
    });
  });
});

describe('Its project', () => {
  const delivering = { as: 'delivery' };
  const read =
    'query ($id: ID!) { project(id: $id) { state completedOn progress { percent } tasks { id code state checklist { done } } } }';

  it('opens blocked tasks as those before them are done, and is completed by the last', async () => {
    for (;;) {
      const { project: now } = await told(read, { id: project.id }, delivering);
      const ready = now.tasks.find(({ state }: { state: string }) => state === 'READY');
      if (!ready) break;
      await taskDone(ready, delivering);
    }
    const { project: done } = await told(read, { id: project.id }, delivering);
    expect(done).toMatchObject({ state: 'COMPLETED', completedOn: inDays(0), progress: { percent: 100 } });
    expect(new Set(done.tasks.map(({ state }: { state: string }) => state))).toEqual(new Set(['DONE']));
  });

  it('is seen with its customer and deal in one query over four services', async () => {
    const { account } = await told(
      `query ($id: ID!) { account(id: $id) {
        name lifecycle primaryContact { name }
        totals { wonCount wonRevenue { amount currency } openCount }
        opportunities { edges { node { stageKind delivery { state } lead { status } } } }
        projects { edges { node { state manager { name } } } }
      } }`,
      { id: became.accountId },
      rep,
    );
    expect(account).toEqual({
      ...{ name: company, lifecycle: 'CUSTOMER', primaryContact: { name: 'Nora Baker' } },
      totals: { wonCount: 1, wonRevenue: [{ amount: '18400', currency: 'USD' }], openCount: 0 },
      opportunities: { edges: [{ node: { stageKind: 'WON', delivery: { state: 'COMPLETED' }, lead: { status: 'CONVERTED' } } }] },
      projects: { edges: [{ node: { state: 'COMPLETED', manager: null } }] },
    });
  });
});
