import { randomUUID } from 'node:crypto';
import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache, gql } from '@apollo/client';
import type { Untyped } from '../graph/graph.ts';
import { tokenOf } from '../graph/tokens.ts';
import { stackUnderTest } from '../stack/environment.ts';
import { until } from '../steps/until.ts';
import { metAnswers, newCompany } from '../steps/work-leads.ts';

let client: ApolloClient;

beforeAll(async () => {
  const headers = { authorization: `Bearer ${await tokenOf('rep')}` };
  client = new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri: stackUnderTest().gatewayUrl, headers }) });
});
afterAll(() => client.stop());

const mutate = async (document: string, input: object): Promise<Untyped> =>
  (await client.mutate<Untyped>({ mutation: gql(document), variables: { input } })).data;
const query = async (document: string, variables: Record<string, unknown>): Promise<Untyped> =>
  (await client.query<Untyped>({ query: gql(document), variables, fetchPolicy: 'network-only' })).data;

describe('A stock Apollo Client', () => {
  const leadId = randomUUID();
  const company = newCompany();

  it('takes a lead from its name to a project', async () => {
    await mutate('mutation Capture($input: CaptureLeadInput!) { captureLead(input: $input) { lead { id status } } }', {
      ...{ id: leadId, name: 'Nora Baker', company },
    });
    const { qualifyLead } = await mutate(
      'mutation Qualify($input: QualifyLeadInput!) { qualifyLead(input: $input) { ... on QualifiedLead { lead { id status } } } }',
      { leadId, answers: metAnswers(), convert: {} },
    );
    expect(qualifyLead.lead.status).toBe('QUALIFIED');
    const opportunityId = await until('the deal is open', async () => {
      const { lead } = await query('query Lead($id: ID!) { lead(id: $id) { id conversion { state opportunity { id } } } }', { id: leadId });
      return lead.conversion.state === 'COMPLETED' && (lead.conversion.opportunity.id as string);
    });
    await mutate('mutation Win($input: WinOpportunityInput!) { winOpportunity(input: $input) { __typename } }', { id: opportunityId });
    const project = await until('the project has started', async () => {
      const { opportunity } = await query('query Deal($id: ID!) { opportunity(id: $id) { id delivery { project { id state } } } }', {
        id: opportunityId,
      });
      return opportunity.delivery.project;
    });
    expect(project).toMatchObject({ __typename: 'Project', state: 'ACTIVE' });
  });

  it('finds in its cache, by type and id, what an answer told of an entity', async () => {
    await query('query Lead($id: ID!) { lead(id: $id) { id company status } }', { id: leadId });
    const cached = client.cache.readFragment({ id: `Lead:${leadId}`, fragment: gql('fragment L on Lead { company status }') });
    expect(cached).toMatchObject({ company, status: 'CONVERTED' });
  });

  it('pages through a connection by its cursors', async () => {
    const page =
      'query Leads($after: String) { leads(first: 1, after: $after) { edges { node { id } } pageInfo { endCursor hasNextPage } } }';
    await mutate('mutation Capture($input: CaptureLeadInput!) { captureLead(input: $input) { lead { id } } }', { name: 'Otto Second' });
    const first = await query(page, { after: null });
    const second = await query(page, { after: first.leads.pageInfo.endCursor });
    expect(first.leads.pageInfo.hasNextPage).toBe(true);
    expect(second.leads.edges[0].node.id).not.toBe(first.leads.edges[0].node.id);
  });

  it('gets a refusal with its code', async () => {
    const refused = mutate('mutation Capture($input: CaptureLeadInput!) { captureLead(input: $input) { lead { id } } }', { name: '' });
    const error = await refused.catch((error: unknown) => error);
    expect(CombinedGraphQLErrors.is(error) && error.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'name' });
  });
});
