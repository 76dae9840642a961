import { AccountOpened } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { schemaDrift } from '@leadline/postgres';
import { type TestService, eventually, startTestService, viewerFor } from '@leadline/testkit';
import { accountsService } from '../service.ts';

let service: TestService;
const teamId = newId();
const rep = viewerFor('REP', { teamIds: [teamId] });

beforeAll(async () => {
  service = await startTestService(accountsService());
});
afterAll(() => service?.stop());

const fields = 'id version kind name website domains lifecycle relationships owner { id } team { id } parent { id } address { city } tags';
const document = `mutation($input: CreateAccountInput!) { createAccount(input: $input) {
  __typename ... on CreatedAccount { account { ${fields} } } ... on DuplicateAccount { matchedBy accounts { id } } } }`;

async function create(input: object, caller = {}) {
  const { data, errors } = await service.query(document, { input }, caller);
  return { ...data?.createAccount, errors };
}
const audited = (id: string) =>
  service.dataSource.query('SELECT what, version, changes, personal_changes FROM audit WHERE aggregate_id = $1 ORDER BY version', [id]);
let count = 0;
const newName = (): string => `Firm ${'abcdefghijklmnopqrstuvwxyz'[count % 26]?.repeat(4)}${count++} ${newId().slice(-12)}`;

describe('Accounts › create', () => {
  it('is kept, announced, audited, and matched by from then on', async () => {
    const id = newId();
    const name = `${newName()} GmbH`;
    const input = { id, name, website: 'WWW.Firm-One.example', domains: ['firm-one.de'], address: { city: 'Bern' }, tags: ['key'] };
    const { account } = await create(input, { viewer: rep });
    expect(account).toMatchObject({
      ...{ id, name, version: 1, kind: 'ORGANIZATION', lifecycle: 'PROSPECT', relationships: ['CUSTOMER'] },
      ...{ website: 'https://www.firm-one.example', domains: ['firm-one.example', 'firm-one.de'], address: { city: 'Bern' } },
      ...{ owner: { id: rep.id }, team: { id: teamId }, parent: null, tags: ['key'] },
    });
    await eventually(async () => {
      const [opened] = (await service.published('accounts')).filter(({ key }) => key === id);
      expect(opened?.envelope).toMatchObject({ type: AccountOpened.type, aggregateVersion: 1, actorId: rep.id });
      expect(opened?.data).toMatchObject({ name, domains: ['firm-one.example', 'firm-one.de'], ownerId: rep.id });
    });
    const [row] = await audited(id);
    expect(row).toMatchObject({ what: AccountOpened.type, version: 1 });
    expect(row.personal_changes).toHaveProperty('address');
    expect(row.changes).not.toHaveProperty('address');
  });

  it('an individual › is announced without a name, which is on the personal topic before', async () => {
    const id = newId();
    await create({ id, kind: 'INDIVIDUAL', name: 'Ada Sentinel', website: 'https://ada-sentinel.example' });
    await eventually(async () => {
      const [record] = (await service.published('personal')).filter(({ key }) => key === id);
      expect(record?.data).toMatchObject({ recordType: 'account', personIds: [id], fields: { name: 'Ada Sentinel' } });
      const [opened] = (await service.published('accounts')).filter(({ key }) => key === id);
      expect(opened?.data).toMatchObject({ kind: 'INDIVIDUAL', name: null, domains: [], personVersion: 1 });
    });
  });

  it('a repeat of the same request › returns the same account; by somebody else, or with other input › is a conflict', async () => {
    const input = { id: newId(), name: newName() };
    const first = await create(input, { viewer: rep });
    expect(await create(input, { viewer: rep })).toEqual(first);
    for (const [changed, viewer] of [[{ ...input, name: newName() }, rep] as const, [input, viewerFor('REP')] as const]) {
      const { errors } = await create(changed, { viewer });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT' });
    }
  });
});

describe('Accounts › create › duplicates', () => {
  it('of the same folded name or domain › are not opened, unless somebody says that they are others', async () => {
    const [name, id] = [newName(), newId()];
    await create({ id, name, website: 'https://dup-one.example' });
    const byName = await create({ name: `${name.toUpperCase()}, Inc.` });
    expect(byName).toMatchObject({ __typename: 'DuplicateAccount', matchedBy: ['NAME'], accounts: [{ id }] });
    const byDomain = await create({ name: newName(), domains: ['dup-one.example'] });
    expect(byDomain).toMatchObject({ __typename: 'DuplicateAccount', matchedBy: ['DOMAIN'] });
    const other = await create({ name, allowDuplicate: true });
    expect(other).toMatchObject({ __typename: 'CreatedAccount' });
    const [{ holders }] = await service.dataSource.query(`SELECT holders FROM match_key WHERE kind = 'NAME' AND $1 = ANY(holders)`, [id]);
    expect(holders).toEqual([id, other.account.id]);
  });

  it('of an account that the viewer may not see › are said, but not shown', async () => {
    const name = newName();
    await create({ name }, { viewer: rep });
    expect(await create({ name }, { viewer: viewerFor('REP') })).toMatchObject({ __typename: 'DuplicateAccount', accounts: [] });
  });

  it('twenty at once of one company › give one account', async () => {
    const name = newName();
    const results = await Promise.all(Array.from({ length: 20 }, (_, at) => create({ name: at % 2 ? name : `${name} Ltd.` })));
    const kinds = results.map(({ __typename }) => __typename).sort();
    expect(kinds).toEqual(['CreatedAccount', ...Array.from({ length: 19 }, () => 'DuplicateAccount')]);
    const { data } = await service.query('query($name: String!) { accounts(filter: { name: $name }) { totalCount } }', { name });
    expect(data.accounts.totalCount).toBe(1);
  });
});

describe('Accounts › create › refusals', () => {
  it.each([
    ['name', { name: '' }],
    ['name', { name: 'x'.repeat(201) }],
    ['website', { name: 'A', website: 'not a site' }],
    ['domains.0', { name: 'A', domains: ['gmail.com'] }],
    ['tags.0', { name: 'A', tags: ['x'.repeat(41)] }],
    ['industry', { name: 'A', industry: 'ada@acme.example' }],
    ['id', { name: 'A', id: '6ba7b810-9dad-51d1-80b4-00c04fd430c8' }],
    ['parentId', { name: 'A lone child', parentId: newId() }],
    ['ownerId', { name: 'Owned by nobody', ownerId: newId() }],
  ])('%s in %j › is named', async (field, input) => {
    const { errors } = await create(input);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });

  it.each(['DELIVERY', 'MARKETER', 'ANALYST'] as const)('a %s › may not create', async (role) => {
    const { errors } = await create({ name: newName() }, { viewer: viewerFor(role) });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('Accounts › tables', () => {
  it('are what the entities say', async () => expect(await schemaDrift(service.dataSource)).toEqual([]));

  it.each([
    ['account', 'ASC', 'ix_account_name'],
    ['account', 'DESC', 'ix_account_name_down'],
    ['contact', 'ASC', 'ix_contact_name'],
    ['contact', 'DESC', 'ix_contact_name_down'],
  ])('%s ordered by name %s › is served by an index', async (table, direction, index) => {
    const plan = await service.dataSource.transaction(async (manager) => {
      // With so few rows a scan is cheaper.
      await manager.query('SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off');
      return manager.query(`EXPLAIN SELECT * FROM ${table} ORDER BY lower(name) ${direction} NULLS LAST, id ${direction} LIMIT 20`);
    });
    expect(JSON.stringify(plan)).toContain(`using ${index} on`);
  });
});
