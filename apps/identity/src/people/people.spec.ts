import { TeamMemberAdded, TeamMemberRemoved, UserChanged, UserDeactivated, UserReactivated, UserRegistered } from '@leadline/contracts';
import { type DirectoryFact, peopleOf } from './people.ts';
import { type Person, teamsOf } from './person.ts';

const rep = '10000000-0000-4000-8000-000000000003';
const stranger = '018f2b3c-7c1a-7a3b-9c2d-2f1e0a9b8c7d';
const north = '20000000-0000-4000-8000-000000000001';
const south = '20000000-0000-4000-8000-000000000002';

const usersFile = { teams: [], users: [{ id: rep, username: 'rep', roles: ['REP' as const], teams: [north] }] };
const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 12, 0, second));
const fact = (event: { type: string; subject: string; data: unknown }, second: number): DirectoryFact => ({ ...event, time: at(second) });

const peopleAfter = (...facts: DirectoryFact[]) => {
  const people = peopleOf(usersFile);
  for (const one of facts) people.apply(one);
  return people;
};
const teams = (person: Person | undefined) => person && teamsOf(person).sort();

const registered = (second: number) =>
  fact(UserRegistered.of(stranger, { roles: ['REP'], teamIds: [south], managerId: null, personVersion: 1 }), second);
const added = (second: number) => fact(TeamMemberAdded.of(north, { userId: stranger, role: null }), second);
const removed = (second: number) => fact(TeamMemberRemoved.of(north, { userId: stranger }), second);

describe('People', () => {
  it('when nothing has happened › knows the well-known users by name and by id', () => {
    const people = peopleAfter();
    expect(people.find('rep')).toMatchObject({ id: rep, active: true, roles: ['REP'] });
    expect(people.find(rep)).toBe(people.find('rep'));
    expect(people.find('nobody')).toBeUndefined();
  });

  it('when a user is registered › knows them by id, with roles and teams', () => {
    const person = peopleAfter(registered(1)).find(stranger);
    expect(person).toMatchObject({ active: true, roles: ['REP'] });
    expect(teams(person)).toEqual([south]);
  });

  it('when a user is deactivated › says so; when reactivated › takes them back with the roles of then', () => {
    const deactivated = fact(UserDeactivated.of(rep, { reason: null }), 1);
    const reactivated = fact(UserReactivated.of(rep, { roles: ['MANAGER'], teamIds: [] }), 2);
    expect(peopleAfter(deactivated).find('rep')?.active).toBe(false);
    expect(peopleAfter(deactivated, reactivated).find('rep')).toMatchObject({ active: true, roles: ['MANAGER'] });
  });

  it('when roles change › gives the new ones', () => {
    const changed = fact(UserChanged.of(rep, { roles: ['MANAGER'], teamIds: [south], managerId: null, personVersion: 2, active: true }), 1);
    const person = peopleAfter(changed).find('rep');
    expect(person?.roles).toEqual(['MANAGER']);
    expect(teams(person)).toEqual([south]);
  });

  it('when a membership changed after the user’s own fact › counts it, whichever is read first', () => {
    expect(teams(peopleAfter(registered(1), added(2)).find(stranger))).toEqual([north, south]);
    expect(teams(peopleAfter(added(2), registered(1)).find(stranger))).toEqual([north, south]);
  });

  it('when a membership ended › no longer counts it', () => {
    expect(teams(peopleAfter(registered(1), added(2), removed(3)).find(stranger))).toEqual([south]);
  });

  it('when the user’s own fact is later than a membership › the list of the fact counts', () => {
    expect(teams(peopleAfter(added(1), registered(2)).find(stranger))).toEqual([south]);
  });

  it('when the fact is of another kind › leaves everything as it was', () => {
    expect(peopleAfter(fact({ type: 'leadline.team.configured.v1', subject: north, data: {} }, 1)).find('rep')).toMatchObject({
      active: true,
    });
  });
});
