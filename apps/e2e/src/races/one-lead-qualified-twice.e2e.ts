import { randomUUID } from 'node:crypto';
import { type Answer, ask, told } from '../graph/graph.ts';
import { captured, converted, metAnswers, newCompany } from '../steps/work-leads.ts';

const document = `mutation ($input: QualifyLeadInput!) {
  qualifyLead(input: $input) { __typename ... on QualifiedLead { lead { status } conversion { id } } }
}`;
const outcome = ({ data, errors }: Answer<{ qualifyLead: { conversion: { id: string } } }>) =>
  errors?.[0]?.extensions?.code ?? data.qualifyLead.conversion.id;

const accountsOf = async (company: string) =>
  (await told('query ($name: String!) { accounts(filter: { name: $name }) { totalCount } }', { name: company })).accounts
    .totalCount as number;

describe('One lead, qualified and converted twice at the same moment', () => {
  it('when the requests are the same › both get the one conversion', async () => {
    const company = newCompany();
    const leadId = await captured({ company }, { as: 'rep' });
    const input = { leadId, answers: metAnswers(), convert: {}, requestKey: randomUUID() };
    const [first, second] = await Promise.all([1, 2].map(() => ask(document, { input }, { as: 'rep' })));
    expect(outcome(first!)).toBe(outcome(second!));
    await converted(leadId);
    expect(await accountsOf(company)).toBe(1);
  });

  it('when they differ, by different people › one wins, and the other is a CONFLICT', async () => {
    const company = newCompany();
    const leadId = await captured({ company }, { as: 'rep' });
    const input = (name: string) => ({
      leadId,
      answers: metAnswers(),
      requestKey: randomUUID(),
      convert: { opportunity: { name } },
    });
    const answers = await Promise.all([
      ask(document, { input: input('Ovens') }, { as: 'rep' }),
      ask(document, { input: input('Mixers') }, { as: 'manager' }),
    ]);
    expect(answers.map(outcome)).toEqual(expect.arrayContaining(['CONFLICT', expect.stringMatching(/^[0-9a-f-]{36}$/)]));
    await converted(leadId);
    expect(await accountsOf(company)).toBe(1);
  });

  it('when they come from ten clients with the version that each saw › exactly one changes the lead', async () => {
    const leadId = await captured({ company: newCompany() }, { as: 'rep' });
    const { lead } = await told('query ($id: ID!) { lead(id: $id) { version } }', { id: leadId });
    const input = () => ({ leadId, answers: metAnswers(), requestKey: randomUUID(), expectedVersion: lead.version, convert: {} });
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(document, { input: input() }, { as: 'rep' })));
    const refused = answers.map(outcome).filter((code) => ['CONFLICT', 'STALE_VERSION'].includes(code));
    const conversions = new Set(answers.map(outcome).filter((given) => !refused.includes(given)));
    expect(conversions.size).toBe(1);
    await converted(leadId);
    const { lead: after } = await told('query ($id: ID!) { lead(id: $id) { conversion { id attempt } } }', { id: leadId });
    expect(after.conversion).toEqual({ id: [...conversions][0], attempt: 1 });
  });
});
