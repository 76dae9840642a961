import { type Actor, RefusedError } from '@leadline/domain';
import { type Outcome, type Request, type Tx, uniqueViolation } from '@leadline/postgres';
import { Not } from 'typeorm';
import type { Services } from '../services.ts';
import { userEntity } from '../user/user.entity.ts';
import { type User, users } from '../user/user.ts';
import { checkTeams, checkUsers } from '../check-directory-ids.ts';
import {
  type NewUser,
  type UserPatch,
  decideDeactivation,
  decideReactivation,
  decideRegistration,
  decideUserChange,
  givesUpAdmin,
} from './user-changes.ts';

/** Registers a user whose user name is free and whose teams and manager exist. */
export const registerUser =
  ({ unitOfWork }: Services) =>
  (user: NewUser, request: Request, actor: Actor): Promise<Outcome<User>> =>
    unitOfWork
      .create(users, { id: user.id, request }, actor, async (tx) => {
        await checkTeams(tx.manager, 'teamIds', user.teamIds);
        await checkUsers(tx.manager, 'managerId', [user.managerId]);
        return decideRegistration(user, tx.now);
      })
      .catch((error: unknown) => {
        if (uniqueViolation(error) !== 'uq_directory_user_username') throw error;
        throw RefusedError.of('BAD_USER_INPUT', 'UsernameMustBeUnique', 'This user name is taken. Choose another.', { field: 'username' });
      });

interface UserCommand {
  id: string;
  expectedVersion?: number | null | undefined;
  request?: Request | undefined;
}

/** Changes a user; one administrator at least remains. */
export const updateUser =
  ({ unitOfWork }: Services) =>
  (command: UserCommand, patch: UserPatch, actor: Actor): Promise<Outcome<User>> =>
    unitOfWork.change(users, command, actor, async (user, tx) => {
      await checkUsers(tx.manager, 'managerId', [patch.managerId]);
      return decideUserChange(user, patch, givesUpAdmin(user, patch) ? await otherAdmins(tx, user) : 0, tx.now);
    });

/** Bars a user or lets one in again. */
export const setUserActive =
  ({ unitOfWork }: Services) =>
  (command: UserCommand, active: boolean, actor: Actor): Promise<Outcome<User>> =>
    unitOfWork.change(users, command, actor, async (user, tx) => {
      if (active) return decideReactivation(user, tx.now);
      return decideDeactivation(user, await otherAdmins(tx, user), tx.now);
    });

/** How many other users are active administrators. They are locked, so that two cannot leave at once with each counting on the other. */
const otherAdmins = async ({ manager }: Tx, { id }: User): Promise<number> => {
  const admins = await manager
    .createQueryBuilder(userEntity, 'record')
    .where({ active: true, id: Not(id) })
    .andWhere(`'ADMIN' = ANY(record.roles)`)
    .orderBy('record.id')
    .setLock('pessimistic_write')
    .getMany();
  return admins.length;
};
