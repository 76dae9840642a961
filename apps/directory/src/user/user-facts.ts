import { UserChanged } from '@leadline/contracts';
import type { User } from './user.ts';

/** The fact that a user is as now. */
export function userChanged({ id, roles, teamIds, managerId, personVersion, active }: User) {
  return UserChanged.of(id, { roles, teamIds, managerId, personVersion, active });
}
