import { TeamConfigured, UserChanged, UserDeactivated, UserReactivated, UserRegistered } from '@leadline/contracts';
import { type Role, type Viewer, newId } from '@leadline/domain';
import { schemaDrift } from '@leadline/postgres';
import { actorFor, viewerFor } from '@leadline/testkit';
import { type Ownership, activeUser, checkOwner } from './check-owner.ts';
import { openMembers } from './testing/member-rig.ts';

let members: Awaited<ReturnType<typeof openMembers>>;
beforeAll(async () => void (members = await openMembers()));
afterAll(() => members?.close());

const [north, south] = [newId(), newId()];
const details = (teamIds: string[], roles: Role[] = ['REP']) => ({ roles, teamIds, managerId: null, personVersion: 1 });
const registered = (id: string, teamIds = [north]) => members.hear(UserRegistered.of(id, details(teamIds)), 1);
const changed = (id: string, version: number, teamIds: string[], active = true) =>
  members.hear(UserChanged.of(id, { ...details(teamIds, ['MANAGER']), active }), version);
const deactivated = (id: string, version: number) => members.hear(UserDeactivated.of(id, { reason: null }), version);
const configured = (id: string, version: number, code: string) =>
  members.hear(TeamConfigured.of(id, { code, name: code, managerId: null, parentId: null, territoryIds: [] }), version);

const copyOf = async (userId: string) => {
  const { version, active, roles, teamIds } = (await activeUser(members.database.manager, userId).catch(() => undefined)) ?? {};
  return { version, active, roles, teamIds };
};
const checkBy = (viewer: Viewer, wanted: Ownership, before?: Ownership) =>
  checkOwner({ manager: members.database.manager, actor: actorFor(viewer) }, wanted, before);
const check = (ownerId: string | null, teamId: string | null) => checkBy(viewerFor('ADMIN'), { ownerId, teamId });
const refused = (rule: string, field: string) => ({ refusal: expect.objectContaining({ code: 'BAD_USER_INPUT', rule, field }) });

describe('Members › copies', () => {
  it('of a user › are as the directory said last, whatever is heard again or late', async () => {
    const id = newId();
    await registered(id);
    await changed(id, 3, [south]);
    const latest = { version: 3, active: true, roles: ['MANAGER'], teamIds: [south] };
    expect(await copyOf(id)).toEqual(latest);
    await changed(id, 2, [north]);
    await registered(id);
    await deactivated(id, 2);
    expect(await copyOf(id)).toEqual(latest);
  });

  it('of a team › are as the directory said last', async () => {
    const id = newId();
    await configured(id, 2, 'newer');
    await configured(id, 1, 'older');
    const copies = await members.database.query('SELECT version, code FROM team_copy WHERE team_id = $1', [id]);
    expect(copies).toEqual([{ version: 2, code: 'newer' }]);
  });

  it('lie in tables that are what the entities say', async () => expect(await schemaDrift(members.database)).toEqual([]));
});

describe('Members › an owner', () => {
  it('who is active › may own, and brings their first team along', async () => {
    const ownerId = newId();
    await registered(ownerId, [south, north]);
    expect(await check(ownerId, null)).toEqual({ ownerId, teamId: south });
  });

  it('of no team › owns without one', async () => {
    const ownerId = newId();
    await registered(ownerId, []);
    expect(await check(ownerId, null)).toEqual({ ownerId, teamId: null });
  });

  it('named with a team › is kept with that team, also one that is not theirs', async () => {
    const ownerId = newId();
    await registered(ownerId, [north]);
    await configured(south, 1, 'south');
    expect(await check(ownerId, south)).toEqual({ ownerId, teamId: south });
  });

  it('may be nobody, of a team or of none', async () => {
    await configured(south, 1, 'south');
    expect(await check(null, null)).toEqual({ ownerId: null, teamId: null });
    expect(await check(null, south)).toEqual({ ownerId: null, teamId: south });
  });

  it('who is unknown › is refused by field', async () => {
    await expect(check(newId(), null)).rejects.toMatchObject(refused('OwnerMustBeAnActiveUser', 'ownerId'));
    await expect(activeUser(members.database.manager, newId(), 'assigneeId')).rejects.toMatchObject(
      refused('OwnerMustBeAnActiveUser', 'assigneeId'),
    );
  });

  it('who was deactivated › is refused and told so, until they are let in again', async () => {
    const ownerId = newId();
    await registered(ownerId);
    await deactivated(ownerId, 2);
    await expect(check(ownerId, null)).rejects.toThrow('is deactivated');
    await members.hear(UserReactivated.of(ownerId, { roles: ['REP'], teamIds: [south] }), 3);
    expect(await check(ownerId, null)).toEqual({ ownerId, teamId: south });
  });

  it('in a team that is unknown › is refused by field', async () => {
    await expect(check(null, newId())).rejects.toMatchObject(refused('TeamMustExist', 'teamId'));
  });
});

describe.each(['REP', 'MANAGER'] as const)('Members › a record that a %s gives', (role) => {
  const viewer = viewerFor(role, { teamIds: [north] });
  const outside = (field: string) => ({
    refusal: expect.objectContaining({ code: 'FORBIDDEN', rule: 'RecordsAreGivenWithinYourTeams', field }),
  });

  it('to a member of one of their teams › is in the team that they share', async () => {
    const ownerId = newId();
    await registered(ownerId, [south, north]);
    expect(await checkBy(viewer, { ownerId, teamId: null })).toEqual({ ownerId, teamId: north });
  });

  it('to somebody else › is refused, unless it was theirs before', async () => {
    const ownerId = newId();
    await registered(ownerId, [south]);
    await expect(checkBy(viewer, { ownerId, teamId: null })).rejects.toMatchObject(outside('ownerId'));
    await expect(checkBy(viewer, { ownerId, teamId: north })).rejects.toMatchObject(outside('ownerId'));
    expect(await checkBy(viewer, { ownerId, teamId: north }, { ownerId, teamId: null })).toEqual({ ownerId, teamId: north });
  });

  it('to another team › is refused, unless it lay there before', async () => {
    await configured(south, 1, 'south');
    await expect(checkBy(viewer, { ownerId: null, teamId: south })).rejects.toMatchObject(outside('teamId'));
    await expect(checkBy(viewer, { ownerId: viewer.id, teamId: south })).rejects.toMatchObject(outside('teamId'));
    const before = { ownerId: null, teamId: south };
    expect(await checkBy(viewer, { ownerId: viewer.id, teamId: south }, before)).toEqual({ ownerId: viewer.id, teamId: south });
  });

  it('to themselves or to nobody › is fine, also before the directory has told of them', async () => {
    expect(await checkBy(viewer, { ownerId: viewer.id, teamId: null })).toEqual({ ownerId: viewer.id, teamId: north });
    expect(await checkBy(viewer, { ownerId: viewer.id, teamId: north })).toEqual({ ownerId: viewer.id, teamId: north });
    expect(await checkBy(viewer, { ownerId: null, teamId: null })).toEqual({ ownerId: null, teamId: null });
  });
});

describe.each(['ADMIN', 'SERVICE', 'MARKETER'] as const)('Members › a record that a %s gives', (role) => {
  it('may go to anybody', async () => {
    const ownerId = newId();
    await registered(ownerId, [south]);
    expect(await checkBy(viewerFor(role, { teamIds: [north] }), { ownerId, teamId: null })).toEqual({ ownerId, teamId: south });
  });
});
