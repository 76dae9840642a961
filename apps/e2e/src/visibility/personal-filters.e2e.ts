import { randomUUID } from 'node:crypto';
import { ask, told } from '../graph/graph.ts';
import { remy, rosa, south } from '../steps/people.ts';
import { captured, convertedLead, newCompany } from '../steps/work-leads.ts';

describe('An analyst, who sees nobody’s personal data', () => {
  beforeAll(() => convertedLead({ ownerId: rosa }));

  it.each([
    ['leads searched', '{ leads(filter: { search: "nora" }) { totalCount } }'],
    ['leads ordered by name', '{ leads(orderBy: { field: NAME }) { totalCount } }'],
    ['contacts searched', '{ contacts(filter: { search: "nora" }) { totalCount } }'],
    ['contacts ordered by name', '{ contacts(orderBy: { field: NAME }) { totalCount } }'],
    ['opportunities searched', '{ opportunities(filter: { search: "nora" }) { totalCount } }'],
    ['totals of opportunities searched', '{ opportunityTotals(filter: { search: "nora" }, groupBy: [STAGE_KIND]) { count } }'],
    ['the pipeline searched', '{ pipelineByStage(filter: { search: "nora" }) { count } }'],
    [
      'deals of an account searched',
      '{ accounts(first: 1) { edges { node { opportunities(filter: { search: "nora" }) { totalCount } } } } }',
    ],
    ['users searched', '{ users(filter: { search: "rosa" }) { totalCount } }'],
    ['users ordered by name', '{ users(orderBy: { field: NAME }) { totalCount } }'],
  ])('is refused %s', async (_, document) => {
    const { errors } = await ask(document, {}, { as: 'analyst' });
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN']);
    expect(errors?.[0]?.extensions).toMatchObject({ rule: 'PersonalDataNotShown', field: expect.any(String) });
  });

  it('when an individual’s account is looked for by name › does not find it', async () => {
    const name = `Iris ${newCompany()}`;
    const input = { id: randomUUID(), kind: 'INDIVIDUAL', name };
    await told('mutation ($input: CreateAccountInput!) { createAccount(input: $input) { __typename } }', { input });
    const document = 'query ($name: String!) { accounts(filter: { name: $name }) { totalCount } }';
    expect((await told(document, { name })).accounts.totalCount).toBe(1);
    expect((await told(document, { name }, { as: 'analyst' })).accounts.totalCount).toBe(0);
  });
});

describe('A search by name', () => {
  const document = 'query ($search: String!) { leads(filter: { search: $search }) { totalCount } }';
  const found = async (search: string, as: string) => (await told(document, { search }, { as })).leads.totalCount as number;

  it('finds only whom the searcher sees: not a foreign team’s lead for a rep', async () => {
    const name = `Nora ${newCompany()}`;
    await captured({ name, ownerId: remy, teamId: south });
    expect([await found(name, 'rep'), await found(name, 'rep2')]).toEqual([0, 1]);
  });

  it('finds a lead for marketing until it is qualified', async () => {
    const [open, qualified] = [`Nora ${newCompany()}`, `Nora ${newCompany()}`];
    await Promise.all([captured({ name: open, ownerId: rosa }), convertedLead({ name: qualified, ownerId: rosa })]);
    expect([await found(open, 'marketer'), await found(qualified, 'marketer')]).toEqual([1, 0]);
  });
});

describe('A field of another service', () => {
  it('when the record behind it is not the viewer’s to see › is null, and the rest is there', async () => {
    const { opportunityId } = await convertedLead({ ownerId: rosa });
    const document = 'query ($id: ID!) { opportunity(id: $id) { code account { name } lead { name } owner { id name } } }';
    const { opportunity } = await told(document, { id: opportunityId }, { as: 'analyst' });
    expect(opportunity).toEqual({
      code: expect.any(String),
      account: { name: expect.any(String) },
      lead: { name: null },
      owner: { id: rosa, name: null },
    });
  });

  it('when the viewer lacks the scope for it › is null with a refusal, and the rest is there', async () => {
    const { leadId } = await convertedLead({ ownerId: rosa });
    const { data, errors } = await ask(
      'query ($id: ID!) { lead(id: $id) { status account { name } } }',
      { id: leadId },
      { as: 'marketer' },
    );
    expect(data).toEqual({ lead: { status: 'CONVERTED', account: { name: null } } });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', rule: 'ScopeNeeded' } }]);
  });
});
