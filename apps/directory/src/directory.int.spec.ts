import { personalRecordSchema } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { type TestService, eventually, startTestService, viewerFor } from '@leadline/testkit';
import { directoryService } from './service.ts';

const register = 'mutation($input: RegisterUserInput!) { registerUser(input: $input) { user { id version name active } } }';
let service: TestService;

beforeAll(async () => {
  service = await startTestService(directoryService());
});
afterAll(() => service.stop());

const registered = async (input: Record<string, unknown> = {}) => {
  const user = { id: newId(), username: `u-${newId()}`, name: 'Nina New', roles: ['REP'], ...input };
  const answer = await service.query(register, { input: user });
  expect(answer.errors).toBeUndefined();
  return user;
};

describe('Directory › registerUser', () => {
  it('announces the user without the name, which is on the personal topic', async () => {
    const user = await registered({ name: 'Sentinel Person' });
    await eventually(async () => {
      const facts = await service.published('directory');
      expect(facts.filter((fact) => fact.key === user.id).map((fact) => fact.envelope.type)).toEqual(['leadline.user.registered.v1']);
      expect(JSON.stringify(facts)).not.toContain('Sentinel');
      const personal = (await service.published('personal')).filter((record) => record.key === user.id);
      expect(personal.map((record) => personalRecordSchema.parse(record.data))).toMatchObject([
        { version: 1, fields: { name: 'Sentinel Person' } },
      ]);
    });
  });

  it('sent twice with the same id › is one user', async () => {
    const user = await registered();
    const again = await service.query(register, { input: user });
    expect(again.data).toMatchObject({ registerUser: { user: { id: user.id, version: 1 } } });
  });

  it('with a taken user name › names the field', async () => {
    const { username } = await registered();
    const answer = await service.query(register, { input: { username, name: 'Other', roles: ['REP'] } });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', rule: 'UsernameMustBeUnique', field: 'username' });
  });

  it('with an unknown team › names the field', async () => {
    const answer = await service.query(register, { input: { username: 'nobody', name: 'N', roles: ['REP'], teamIds: [newId()] } });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', rule: 'TeamMustExist', field: 'teamIds' });
  });

  it('by a rep › is forbidden', async () => {
    const answer = await service.query(register, { input: { username: 'x1', name: 'X', roles: ['ADMIN'] } }, { viewer: viewerFor('REP') });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('Directory › users', () => {
  it('an analyst › sees the rows without names, and may not search for them', async () => {
    const user = await registered();
    const viewer = viewerFor('ANALYST');
    const seen = await service.query('query($id: ID!) { user(id: $id) { name personalMasked roles } }', { id: user.id }, { viewer });
    expect(seen.data).toMatchObject({ user: { name: null, personalMasked: true, roles: ['REP'] } });
    const searched = await service.query('{ users(filter: { search: "Nina" }) { totalCount } }', {}, { viewer });
    expect(searched.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('ordered by name › come so, and not for those who see no names', async () => {
    const teamId = newId();
    await service.query('mutation($input: ConfigureTeamInput!) { configureTeam(input: $input) { team { id } } }', {
      input: { id: teamId, code: `t-${teamId}`, name: 'Ordered' },
    });
    for (const name of ['Bea', 'Ann', 'Cid']) await registered({ name, teamIds: [teamId] });
    const list = 'query($of: ID!, $orderBy: UserOrder) { users(filter: { teamId: $of }, orderBy: $orderBy) { nodes { name } } }';
    const named = async (orderBy?: object) => {
      const { data } = await service.query(list, { of: teamId, orderBy });
      return data.users.nodes.map(({ name }: { name: string }) => name);
    };
    expect(await named()).toEqual(['Bea', 'Ann', 'Cid']);
    expect(await named({ field: 'NAME' })).toEqual(['Ann', 'Bea', 'Cid']);
    expect(await named({ field: 'NAME', direction: 'DESC' })).toEqual(['Cid', 'Bea', 'Ann']);
    const { errors } = await service.query(list, { of: teamId, orderBy: { field: 'NAME' } }, { viewer: viewerFor('ANALYST') });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('in the order of their registration › are served by an index', async () => {
    const plan = await service.dataSource.transaction(async (manager) => {
      // With so few rows a scan is cheaper.
      await manager.query('SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off');
      return manager.query('EXPLAIN SELECT * FROM directory_user ORDER BY created_at, id LIMIT 20');
    });
    expect(JSON.stringify(plan)).toContain('using ix_directory_user_created_at on');
  });

  it('a changed version › refuses a stale update', async () => {
    const user = await registered();
    const update = 'mutation($input: UpdateUserInput!) { updateUser(input: $input) { user { version jobTitle } } }';
    const first = await service.query(update, { input: { id: user.id, expectedVersion: 1, jobTitle: 'Seller' } });
    expect(first.data).toMatchObject({ updateUser: { user: { version: 2, jobTitle: 'Seller' } } });
    const second = await service.query(update, { input: { id: user.id, expectedVersion: 1, jobTitle: 'Buyer' } });
    expect(second.errors?.[0]?.extensions).toMatchObject({ code: 'STALE_VERSION' });
  });
});

describe('Directory › territories', () => {
  it.each(['regions', 'industries', 'companySizes'])('with an address among their %s › are refused by field', async (field) => {
    const configure = 'mutation($input: ConfigureTerritoryInput!) { configureTerritory(input: $input) { territory { id } } }';
    const wanted = { id: newId(), code: `t-${newId()}`, regions: [], industries: [], companySizes: [] };
    const { errors } = await service.query(configure, { input: { ...wanted, [field]: ['EMEA', 'nora@acme.example'] } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', rule: 'WrongFormat', field: `${field}.1` });
  });
});

describe('Directory › teams', () => {
  const configure = 'mutation($input: ConfigureTeamInput!) { configureTeam(input: $input) { team { id version } } }';
  const team = async (input: Record<string, unknown> = {}) => {
    const wanted = { id: newId(), code: `t-${newId()}`, name: 'Team', ...input };
    return { wanted, answer: await service.query(configure, { input: wanted }) };
  };

  it('cannot be part of themselves, however far up', async () => {
    const { wanted: top } = await team();
    const { wanted: below } = await team({ parentId: top.id });
    const { answer } = await team({ ...top, expectedVersion: 1, parentId: below.id });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', rule: 'TeamCannotBePartOfItself', field: 'parentId' });
  });

  it('filtered and ordered › come so', async () => {
    const { wanted: top } = await team();
    const { wanted: second } = await team({ parentId: top.id, code: `b-${newId()}`, name: 'A 100% team' });
    const { wanted: first } = await team({ parentId: top.id, code: `a-${newId()}`, name: 'B 100 teams' });
    const list =
      'query($filter: TeamFilter, $orderBy: TeamOrder) { teams(filter: $filter, orderBy: $orderBy) { totalCount nodes { id } } }';
    const found = async (filter: object, orderBy?: object) => {
      const { data } = await service.query(list, { filter: { parentId: top.id, ...filter }, orderBy });
      return data.teams.nodes.map(({ id }: { id: string }) => id);
    };
    expect(await found({})).toEqual([second.id, first.id]);
    expect(await found({}, { field: 'CODE' })).toEqual([first.id, second.id]);
    expect(await found({ search: '100% T' })).toEqual([second.id]);
    expect(await found({ search: first.code })).toEqual([first.id]);
    expect(await found({ managerId: newId() })).toEqual([]);
  });

  it('a member added › is announced by the team and by the user', async () => {
    const { wanted } = await team();
    const user = await registered();
    const add = 'mutation($input: TeamMemberInput!) { addTeamMember(input: $input) { user { teams { id } } } }';
    const answer = await service.query(add, { input: { userId: user.id, teamId: wanted.id } });
    expect(answer.data).toMatchObject({ addTeamMember: { user: { teams: [{ id: wanted.id }] } } });
    await eventually(async () => {
      const types = (await service.published('directory'))
        .filter(({ key }) => key === user.id || key === wanted.id)
        .map(({ envelope }) => envelope.type);
      expect(types).toEqual(expect.arrayContaining(['leadline.team.member-added.v1', 'leadline.user.changed.v1']));
    });
  });
});

describe('Directory › work calendar', () => {
  it('without a weekday › is refused by field', async () => {
    const answer = await service.query(
      'mutation { configureWorkCalendar(input: { expectedVersion: 1, weekdays: [], holidays: [] }) { workCalendar { version } } }',
    );
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'weekdays' });
  });
});
