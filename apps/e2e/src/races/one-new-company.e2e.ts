import { told } from '../graph/graph.ts';
import { until } from '../steps/until.ts';
import { captured, converting, newCompany } from '../steps/work-leads.ts';

const many = 50;
const company = newCompany();

const counts = `query ($company: String!, $account: ID!) {
  accounts(filter: { name: $company }) { totalCount edges { node { id } } }
  leads(filter: { company: $company, statuses: [CONVERTED] }, first: 100) {
    totalCount nodes { conversion { account { id } contact { id } opportunity { id } accountCreated contactCreated } }
  }
  account(id: $account) { contacts { totalCount } opportunities { totalCount } }
}`;

const allConverted = () =>
  until(
    `${many} leads are converted`,
    async () => {
      const { leads } = await told(
        'query ($company: String!) { leads(filter: { company: $company, statuses: [CONVERTED] }, first: 1) { totalCount nodes { account { id } } } }',
        { company },
      );
      if (leads.totalCount < many) throw new Error(`there are ${leads.totalCount}`);
      return leads.nodes[0].account.id as string;
    },
    60_000,
  );

describe('Fifty leads of one new company', () => {
  it('when captured, qualified and converted at the same moment › end on one account, each with a contact and a deal of its own', async () => {
    const names = Array.from({ length: many }, (_, index) => `Person ${index} ${company}`);
    const ids = await Promise.all(names.map((name, index) => captured({ name, company, emails: [`p${index}@${company}.example`] })));
    await Promise.all(ids.map((id) => converting(id)));

    const accountId = await allConverted();
    const { accounts, leads, account } = await told(counts, { company, account: accountId });
    expect(accounts).toEqual({ totalCount: 1, edges: [{ node: { id: accountId } }] });
    expect(account).toEqual({ contacts: { totalCount: many }, opportunities: { totalCount: many } });
    const became = leads.nodes.map(({ conversion }: { conversion: object }) => conversion);
    const distinct = (field: string) => new Set(became.map((one: Record<string, { id: string }>) => one[field]!.id)).size;
    expect({ account: distinct('account'), contact: distinct('contact'), opportunity: distinct('opportunity') }).toEqual({
      account: 1,
      contact: many,
      opportunity: many,
    });
    expect(became.filter(({ accountCreated }: { accountCreated: boolean }) => accountCreated)).toHaveLength(1);
    expect(became.filter(({ contactCreated }: { contactCreated: boolean }) => contactCreated)).toHaveLength(many);
  });
});
