import { RefusedError } from '@leadline/domain';
import type { EntityManager } from 'typeorm';
import { type MemberCopy, memberCopyEntity, teamCopyEntity } from './member-copy.ts';

/** Who is to own a record: a user, a team, both or neither. */
export interface Ownership {
  ownerId: string | null;
  teamId: string | null;
}

/** Checks that the owner is an active user and the team exists; a missing team becomes the owner's first. Throws BAD_USER_INPUT that names the field. */
export async function checkOwner(manager: EntityManager, wanted: Ownership): Promise<Ownership> {
  const owner = wanted.ownerId === null ? null : await activeUser(manager, wanted.ownerId);
  if (wanted.teamId === null) return { ...wanted, teamId: owner?.teamIds[0] ?? null };
  if (!(await manager.existsBy(teamCopyEntity, { teamId: wanted.teamId }))) {
    throw RefusedError.of('BAD_USER_INPUT', 'TeamMustExist', `There is no team ${wanted.teamId}. Choose one of \`teams\`.`, {
      field: 'teamId',
    });
  }
  return wanted;
}

/** The user if active; throws BAD_USER_INPUT on the field named otherwise. */
export async function activeUser(manager: EntityManager, userId: string, field = 'ownerId'): Promise<MemberCopy> {
  const user = await manager.findOneBy(memberCopyEntity, { userId });
  if (user?.active) return user;
  const fault = user ? 'is deactivated' : 'does not exist';
  throw RefusedError.of('BAD_USER_INPUT', 'OwnerMustBeAnActiveUser', `The user ${userId} ${fault}. Choose an active one of \`users\`.`, {
    field,
  });
}
