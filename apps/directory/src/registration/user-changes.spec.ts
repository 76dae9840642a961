import { UserChanged, UserDeactivated, UserRegistered } from '@leadline/contracts';
import { given } from '@leadline/testkit';
import type { User } from '../user/user.ts';
import { decideDeactivation, decideRegistration, decideUserChange } from './user-changes.ts';

const now = new Date('2026-11-22T09:00:00Z');
const ada: User = {
  id: '10000000-0000-4000-8000-0000000000aa',
  version: 1,
  username: 'ada',
  name: 'Ada Example',
  email: null,
  phone: null,
  jobTitle: null,
  roles: ['ADMIN'],
  teamIds: [],
  managerId: null,
  active: true,
  timeZone: 'UTC',
  personVersion: 1,
  createdAt: now,
  updatedAt: now,
};

describe('User', () => {
  it('when registered › is active and announced without a name', () => {
    const decision = decideRegistration(ada, now);
    given(null)
      .when(() => decision)
      .thenEvents(UserRegistered);
    expect(JSON.stringify(decision.ok && decision.events)).not.toContain('Ada');
  });
  it('when the name changes › a new version of the personal record is named', () => {
    given(ada)
      .when((user) => decideUserChange(user, { name: 'Ada Other' }, 0, now))
      .thenEvents(UserChanged)
      .thenState({ personVersion: 2 });
  });
  it('when only roles change › the personal record stays', () => {
    given(ada)
      .when((user) => decideUserChange(user, { roles: ['REP'] }, 1, now))
      .thenEvents(UserChanged)
      .thenState({ personVersion: 1 });
  });
  it('cannot report to themselves', () => {
    given(ada)
      .when((user) => decideUserChange(user, { managerId: user.id }, 0, now))
      .thenRefused('UserCannotReportToThemselves');
  });
  it('the last active administrator › cannot be deactivated', () => {
    given(ada)
      .when((user) => decideDeactivation(user, 0, now))
      .thenRefused('LastAdminCannotBeDeactivated');
  });
  it('the last active administrator › cannot lay the role down', () => {
    given(ada)
      .when((user) => decideUserChange(user, { roles: ['MANAGER'] }, 0, now))
      .thenRefused('LastAdminKeepsTheRole', undefined, { field: 'roles' });
  });
  it('who is no active administrator, or stays one › takes other roles', () => {
    const changes: [User, User['roles']][] = [
      [{ ...ada, active: false }, ['REP']],
      [{ ...ada, roles: ['REP'] }, ['MANAGER']],
      [ada, ['ADMIN', 'MANAGER']],
    ];
    for (const [user, roles] of changes) {
      given(user)
        .when((known) => decideUserChange(known, { roles }, 0, now))
        .thenEvents(UserChanged)
        .thenState({ roles });
    }
  });
  it('one administrator of two › can be deactivated', () => {
    given(ada)
      .when((user) => decideDeactivation(user, 1, now))
      .thenEvents(UserDeactivated);
  });
});
