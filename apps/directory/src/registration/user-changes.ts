import { UserDeactivated, UserReactivated, UserRegistered } from '@leadline/contracts';
import { type Decision, decide, refuse } from '@leadline/domain';
import { userChanged } from '../user/user-facts.ts';
import type { User } from '../user/user.ts';

/** What is known of a user at registration. */
export type NewUser = Omit<User, 'version' | 'personVersion' | 'active' | 'createdAt' | 'updatedAt'>;
/** What may change of a user: absent keeps, null clears. */
export type UserPatch = Partial<Pick<User, 'name' | 'email' | 'phone' | 'jobTitle' | 'roles' | 'managerId' | 'timeZone'>>;

/** Registers a user, active from the start. */
export function decideRegistration(user: NewUser, now: Date): Decision<User> {
  const registered: User = { ...user, version: 0, personVersion: 1, active: true, createdAt: now, updatedAt: now };
  const { id, roles, teamIds, managerId, personVersion } = registered;
  return decide(registered, UserRegistered.of(id, { roles, teamIds, managerId, personVersion }));
}

const personal = ['name', 'email', 'phone', 'jobTitle'] as const;

/** Whether a change of roles would leave somebody who is an active administrator without that role. */
export const givesUpAdmin = ({ active, roles }: User, patch: UserPatch): boolean =>
  active && roles.includes('ADMIN') && patch.roles?.includes('ADMIN') === false;

/** Changes a user; details of the person make a new version of the personal record. The last active administrator stays one. */
export function decideUserChange(user: User, patch: UserPatch, otherActiveAdmins: number, now: Date): Decision<User> {
  if (givesUpAdmin(user, patch) && otherActiveAdmins === 0) {
    return refuse('LastAdminKeepsTheRole', {
      message: 'This is the last active administrator. Make somebody else ADMIN first.',
      field: 'roles',
    });
  }
  if (patch.managerId === user.id) {
    return refuse('UserCannotReportToThemselves', {
      message: 'A user cannot be their own manager. Name somebody else or null.',
      field: 'managerId',
    });
  }
  const personMoved = personal.some((field) => patch[field] !== undefined && patch[field] !== user[field]);
  const changed: User = { ...user, ...patch, personVersion: user.personVersion + (personMoved ? 1 : 0), updatedAt: now };
  return decide(changed, userChanged(changed));
}

/** Bars a user; the last active administrator stays. */
export function decideDeactivation(user: User, otherActiveAdmins: number, now: Date): Decision<User> {
  if (!user.active) return decide(user);
  if (user.roles.includes('ADMIN') && otherActiveAdmins === 0) {
    return refuse('LastAdminCannotBeDeactivated', {
      message: 'This is the last active administrator. Make somebody else ADMIN first.',
      field: 'id',
    });
  }
  return decide({ ...user, active: false, updatedAt: now }, UserDeactivated.of(user.id, { reason: null }));
}

/** Lets a user in again. */
export function decideReactivation(user: User, now: Date): Decision<User> {
  if (user.active) return decide(user);
  return decide({ ...user, active: true, updatedAt: now }, UserReactivated.of(user.id, { roles: user.roles, teamIds: user.teamIds }));
}
