import { ProjectStarted, TaskChanged } from '@leadline/contracts';
import { type Role, type Viewer, newId } from '@leadline/domain';
import { type TestService, eventually, startTestService, viewerFor } from '@leadline/testkit';
import { accountsService } from '../service.ts';

let service: TestService;
const [team, otherTeam, owner, deliverer] = [newId(), newId(), newId(), newId()];
const ids = { company: newId(), individual: newId(), contact: newId(), stranger: newId() };
const seller = viewerFor('REP', { id: owner, teamIds: [team] });

beforeAll(async () => {
  service = await startTestService(accountsService());
  const create = (name: string, type: string, input: object, viewer: Viewer) =>
    service.query(`mutation($input: ${type}!) { ${name}(input: $input) { __typename } }`, { input }, { viewer });
  await create('createAccount', 'CreateAccountInput', { id: ids.company, name: 'Visible Works', address: { city: 'Secretville' } }, seller);
  await create('createAccount', 'CreateAccountInput', { id: ids.individual, kind: 'INDIVIDUAL', name: 'Zoe Hidden' }, seller);
  const person = {
    id: ids.contact,
    name: 'Mona Masked',
    emails: ['mona@masked.example'],
    account: { accountId: ids.company, role: 'Buyer' },
  };
  await create('createContact', 'CreateContactInput', person, seller);
  await create(
    'createContact',
    'CreateContactInput',
    { id: ids.stranger, name: 'Sam Stranger' },
    viewerFor('REP', { teamIds: [otherTeam] }),
  );
});
afterAll(() => service?.stop());

async function seen(viewer: Viewer) {
  const selection = '... on Account { id personalMasked name address { city } } ... on Contact { id personalMasked name emails }';
  const references = [
    { __typename: 'Account', id: ids.company },
    { __typename: 'Account', id: ids.individual },
    { __typename: 'Contact', id: ids.contact },
  ];
  const { data } = await service.entities(references, selection, { viewer });
  const listed = await service.query('{ accounts { totalCount nodes { id } } contacts { nodes { id } } }', {}, { viewer });
  const byId = await service.query(
    'query($a: ID!, $c: ID!) { account(id: $a) { id } contact(id: $c) { id } }',
    { a: ids.company, c: ids.contact },
    { viewer },
  );
  const [company, individual, contact] = data._entities;
  return { company, individual, contact, listed: listed.data, byId: byId.data };
}

describe('Accounts and contacts › visibility', () => {
  const cases: [string, Role, object, boolean, boolean][] = [
    ['an administrator', 'ADMIN', {}, true, true],
    ['a machine', 'SERVICE', {}, true, true],
    ['the owner', 'REP', { id: owner }, true, true],
    ['a rep of the team', 'REP', { teamIds: [team] }, true, true],
    ['a rep of another team', 'REP', { teamIds: [otherTeam] }, false, false],
    ['a manager of the team', 'MANAGER', { teamIds: [team] }, true, true],
    ['a manager of another team', 'MANAGER', { teamIds: [otherTeam] }, false, false],
    ['a deliverer without a project', 'DELIVERY', { teamIds: [team] }, false, false],
    ['an analyst', 'ANALYST', {}, true, false],
  ];
  // eslint-disable-next-line max-params -- a column of the table per parameter
  it.each(cases)('%s (%s) › through lists, by id and through _entities alike', async (_, role, options, sees, seesPerson) => {
    const { company, individual, contact, listed, byId } = await seen(viewerFor(role, options));
    expect([company, individual, contact].map(Boolean)).toEqual([sees, sees, sees]);
    expect([byId.account, byId.contact].map(Boolean)).toEqual([sees, sees]);
    expect(listed.accounts.nodes.some(({ id }: { id: string }) => id === ids.company)).toBe(sees);
    expect(listed.contacts.nodes.some(({ id }: { id: string }) => id === ids.contact)).toBe(sees);
    if (!sees) return;
    expect(company).toMatchObject({
      name: 'Visible Works',
      personalMasked: !seesPerson,
      address: seesPerson ? { city: 'Secretville' } : null,
    });
    expect(individual).toMatchObject({ name: seesPerson ? 'Zoe Hidden' : null });
    expect(contact).toMatchObject({ name: seesPerson ? 'Mona Masked' : null, emails: seesPerson ? ['mona@masked.example'] : null });
  });

  it('a marketer › may not look at all', async () => {
    const { errors } = await service.query('{ accounts { totalCount } }', {}, { viewer: viewerFor('MARKETER') });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('a deliverer › sees account and contact of a project of their team, and of a task of their own, as long as it is theirs', async () => {
    const [projectId, taskId, deliveryTeam] = [newId(), newId(), newId()];
    const started = { ...ProjectStarted.example, accountId: ids.company, contactId: ids.contact, ownerId: null, teamId: deliveryTeam };
    await service.publish(ProjectStarted.of(projectId, started), { version: 1 });
    const ofTeam = viewerFor('DELIVERY', { teamIds: [deliveryTeam] });
    await eventually(async () => {
      const { company, contact, individual } = await seen(ofTeam);
      expect(company).toMatchObject({ address: { city: 'Secretville' } });
      expect(contact).toMatchObject({ name: 'Mona Masked' });
      expect(individual).toBeNull();
    });
    const assigned = viewerFor('DELIVERY', { id: deliverer });
    await service.publish(TaskChanged.of(projectId, { taskId, assigneeId: deliverer, previousAssigneeId: null }), { version: 2 });
    await eventually(async () => expect((await seen(assigned)).contact).toMatchObject({ emails: ['mona@masked.example'] }));
    await service.publish(TaskChanged.of(projectId, { taskId, assigneeId: null, previousAssigneeId: deliverer }), { version: 3 });
    await eventually(async () => expect((await seen(assigned)).contact).toBeNull());
  });
});

describe('Accounts and contacts › lists', () => {
  const find = async (query: string, viewer = seller) => (await service.query(`{ ${query} { nodes { id } } }`, {}, { viewer })).data;
  const found = (list: { nodes: { id: string }[] }) => list.nodes.map(({ id }) => id);

  it('a search for part of a name › finds organisations for all, individuals only for who sees them', async () => {
    const analyst = viewerFor('ANALYST');
    expect(found((await find('accounts(filter: { name: "ble wor" })', analyst)).accounts)).toEqual([ids.company]);
    expect(found((await find('accounts(filter: { name: "hidden" })', analyst)).accounts)).toEqual([]);
    expect(found((await find('accounts(filter: { name: "hidden" })')).accounts)).toEqual([ids.individual]);
  });

  it('an analyst › may neither search nor order contacts by name', async () => {
    for (const argument of ['filter: { search: "mona" }', 'orderBy: { field: NAME }']) {
      const { errors } = await service.query(`{ contacts(${argument}) { nodes { id } } }`, {}, { viewer: viewerFor('ANALYST') });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('by name, kind, account and label › hold what fits', async () => {
    expect(found((await find('accounts(orderBy: { field: NAME, direction: ASC })')).accounts)).toEqual([ids.company, ids.individual]);
    expect(found((await find('accounts(filter: { kinds: [INDIVIDUAL] })')).accounts)).toEqual([ids.individual]);
    expect(found((await find(`contacts(filter: { accountId: "${ids.company}" })`)).contacts)).toEqual([ids.contact]);
    expect(found((await find('contacts(filter: { search: "MONA@" }, orderBy: { field: NAME })')).contacts)).toEqual([ids.contact]);
    expect(found((await find('accounts(filter: { tags: ["none"] })')).accounts)).toEqual([]);
  });

  it('an account › shows its contacts with their relationships, and a contact its accounts', async () => {
    const { data } = await service.query(
      `query($id: ID!) { account(id: $id) { primaryContact { id } contacts { totalCount edges { node { id accounts { role account { id } } } relationship { type role primary } } } } }`,
      { id: ids.company },
      { viewer: seller },
    );
    expect(data.account).toEqual({
      primaryContact: { id: ids.contact },
      contacts: {
        totalCount: 1,
        edges: [
          {
            node: { id: ids.contact, accounts: [{ role: 'Buyer', account: { id: ids.company } }] },
            relationship: { type: 'EMPLOYEE', role: 'Buyer', primary: true },
          },
        ],
      },
    });
  });

  it.each([
    ['filter.ownerIds', 'accounts(filter: { ownerIds: ["x"] })'],
    ['filter.name', 'accounts(filter: { name: "x" })'],
    ['filter.accountId', 'contacts(filter: { accountId: "x" })'],
  ])('%s at fault › is named', async (field, query) => {
    const { errors } = await service.query(`{ ${query} { totalCount } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });
});
