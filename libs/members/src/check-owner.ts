import { hasRole, RefusedError, type Viewer } from '@leadline/domain';
import type { Tx } from '@leadline/postgres';
import type { EntityManager } from 'typeorm';
import { type MemberCopy, memberCopyEntity, teamCopyEntity } from './member-copy.ts';

/** Who is to own a record: a user, a team, both or neither. */
export interface Ownership {
  ownerId: string | null;
  teamId: string | null;
}

/** A record of nobody. */
const nobody: Ownership = { ownerId: null, teamId: null };

/**
 * Checks that the owner is an active user, that the team exists, and that whoever asks may give the record to them; what is as it was before needs no
 * leave. A missing team becomes the owner's first. Throws a refusal that names the field.
 */
export async function checkOwner(tx: Pick<Tx, 'manager' | 'actor'>, wanted: Ownership, before: Ownership = nobody): Promise<Ownership> {
  const { viewer } = tx.actor;
  const ownersTeams = await teamsOf(tx.manager, wanted.ownerId, viewer);
  await demandTeam(tx.manager, wanted.teamId, viewer);
  if (givesToAnybody(viewer)) return inATeam(wanted, ownersTeams);

  const shared = ownersTeams.filter((teamId) => viewer.teamIds.includes(teamId));
  const isGiven = wanted.ownerId !== viewer.id && isNew(wanted.ownerId, before.ownerId);
  if (isGiven && shared.length === 0) throw outsideTheirTeams('ownerId', 'name a member of one of your teams');
  if (isNew(wanted.teamId, before.teamId) && !viewer.teamIds.includes(wanted.teamId))
    throw outsideTheirTeams('teamId', 'leave it out or name a team of your own');
  return inATeam(wanted, [...shared, ...ownersTeams]);
}

const isNew = (id: string | null, before: string | null): id is string => id !== null && id !== before;

const inATeam = ({ ownerId, teamId }: Ownership, teams: readonly string[]): Ownership => ({ ownerId, teamId: teamId ?? teams[0] ?? null });

// Marketers hand leads over to whoever sells.
const givesToAnybody = (viewer: Viewer): boolean => hasRole(viewer, 'ADMIN', 'SERVICE', 'MARKETER');

const outsideTheirTeams = (field: 'ownerId' | 'teamId', remedy: string): RefusedError =>
  RefusedError.of(
    'FORBIDDEN',
    'RecordsAreGivenWithinYourTeams',
    `You give records within your own teams: ${remedy}, or have an administrator do it.`,
    { field },
  );

// Whoever asks is active and in their teams: the token says so, also before the directory's copy has come.
async function teamsOf(manager: EntityManager, ownerId: string | null, viewer: Viewer): Promise<string[]> {
  if (ownerId === null) return [];
  if (ownerId === viewer.id && !hasRole(viewer, 'SERVICE')) return viewer.teamIds;
  return (await activeUser(manager, ownerId)).teamIds;
}

async function demandTeam(manager: EntityManager, teamId: string | null, viewer: Viewer): Promise<void> {
  if (teamId === null || viewer.teamIds.includes(teamId) || (await manager.existsBy(teamCopyEntity, { teamId }))) return;
  throw RefusedError.of('BAD_USER_INPUT', 'TeamMustExist', `There is no team ${teamId}. Choose one of \`teams\`.`, { field: 'teamId' });
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
