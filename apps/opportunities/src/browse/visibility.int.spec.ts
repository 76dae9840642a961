import { type Role, newId } from '@leadline/domain';
import { viewerFor } from '@leadline/testkit';
import { type DealsAtWork, startDeals } from '../testing/deals-at-work.ts';
import { opportunitiesService } from '../service.ts';

let at: DealsAtWork;
beforeAll(async () => void (at = await startDeals(opportunitiesService)));
afterAll(() => at?.service.stop());

const list = 'query($id: ID!) { opportunities(filter: { accountId: $id }, first: 100) { nodes { id name } totalCount } }';

interface Rights {
  sees: boolean;
  reads: boolean;
  changes: boolean;
}
const all: Rights = { sees: true, reads: true, changes: true };
const none: Rights = { sees: false, reads: false, changes: false };

/** What the viewer can do with the deal, by each way to it. */
async function rightsOf(id: string, viewer: ReturnType<typeof viewerFor>) {
  const { service, accountId } = at;
  const listed = await service.query(list, { id: accountId }, { viewer });
  const { data } = await service.entities([{ __typename: 'Opportunity', id }], '... on Opportunity { id name }', { viewer });
  const byId = await service.query('query($id: ID!) { opportunity(id: $id) { name } }', { id }, { viewer });
  const inList = listed.data.opportunities.nodes.find((node: { id: string }) => node.id === id);
  const ways = [inList, data._entities[0], byId.data.opportunity];
  const { error } = await at.send('updateOpportunity', { id, productCode: newId() }, { caller: { viewer } });
  return {
    sees: ways.map(Boolean),
    reads: ways.map((seen) => seen?.name === 'Typed name'),
    changes: error === undefined,
  };
}
const everyWay = ({ sees, reads, changes }: Rights) => ({ sees: Array(3).fill(sees), reads: Array(3).fill(reads), changes });

describe('Opportunities › visibility', () => {
  it.each<[string, Role, () => object, Rights]>([
    ['an administrator', 'ADMIN', () => ({}), all],
    ['a machine', 'SERVICE', () => ({}), all],
    ['a manager of the team', 'MANAGER', () => ({ teamIds: [at.teamId] }), all],
    ['a manager of another team', 'MANAGER', () => ({ teamIds: [newId()] }), none],
    ['the owner', 'REP', () => ({ id: at.ownerId }), all],
    ['a rep of the team', 'REP', () => ({ teamIds: [at.teamId] }), { ...all, changes: false }],
    ['a rep of another team', 'REP', () => ({ teamIds: [newId()] }), none],
    ['an analyst', 'ANALYST', () => ({}), { sees: true, reads: false, changes: false }],
  ])('%s › by list, by id and by reference alike', async (_, role, who, rights) => {
    const id = await at.open({ name: 'Typed name' });
    expect(await rightsOf(id, viewerFor(role, who()))).toEqual(everyWay(rights));
  });

  it.each<[string, Role[], boolean]>([
    ['a machine', ['SERVICE'], true],
    ['an analyst who sells elsewhere', ['ANALYST', 'REP'], false],
  ])('%s › finds a deal by its words only where they may read them', async (_, roles, finds) => {
    const name = `Words ${newId()}`;
    await at.open({ name });
    const search = 'query($name: String) { opportunities(filter: { search: $name }) { totalCount } }';
    const viewer = { ...viewerFor(roles[0]!), roles };
    const { data } = await at.service.query(search, { name }, { viewer });
    expect(data.opportunities.totalCount).toBe(finds ? 1 : 0);
  });

  it.each<[string, Role, () => object, Rights]>([
    ['a rep of its team', 'REP', () => ({ teamIds: [at.teamId] }), all],
    ['a manager of another team', 'MANAGER', () => ({ teamIds: [newId()] }), none],
  ])('one that nobody owns › %s', async (_, role, who, rights) => {
    const id = await at.open({ name: 'Typed name', ownerId: null, teamId: at.teamId });
    expect(await rightsOf(id, viewerFor(role, who()))).toEqual(everyWay(rights));
  });

  it.each<[string, Role, Rights]>([
    ['any manager, who does not read it', 'MANAGER', { ...all, reads: false }],
    ['a rep', 'REP', none],
  ])('one of nobody and no team › %s', async (_, role, rights) => {
    const id = await at.open({ name: 'Typed name', ownerId: null });
    expect(await rightsOf(id, viewerFor(role, { teamIds: [newId()] }))).toEqual(everyWay(rights));
  });

  it('an analyst › may not search names', async () => {
    const search = '{ opportunities(filter: { search: "Typed" }) { totalCount } }';
    const { errors } = await at.service.query(search, {}, { viewer: viewerFor('ANALYST') });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });
});
