import { hasRole, RefusedError, type Viewer } from '@leadline/domain';
import { checkOwner, type Ownership } from '@leadline/members';
import type { Tx } from '@leadline/postgres';

/** Who a new record belongs to: whoever sells owns what they create; others name an owner or a team. */
export async function ownershipOfNew(tx: Tx, wanted: Ownership): Promise<Ownership> {
  const { viewer } = tx.actor;
  const namesNobody = wanted.ownerId === null && wanted.teamId === null;
  if (!hasRole(viewer, 'ADMIN', 'MANAGER', 'SERVICE')) return ownOf(viewer, wanted);
  if (namesNobody && hasRole(viewer, 'MANAGER', 'REP')) return { ownerId: viewer.id, teamId: viewer.teamIds[0] ?? null };
  return checkOwner(tx.manager, wanted);
}

function ownOf(viewer: Viewer, { ownerId, teamId }: Ownership): Ownership {
  if (ownerId !== null && ownerId !== viewer.id) {
    throw RefusedError.of('FORBIDDEN', 'RepsCreateForThemselves', 'A rep owns what they create; leave `ownerId` out.', {
      field: 'ownerId',
    });
  }
  if (teamId !== null && !viewer.teamIds.includes(teamId)) {
    throw RefusedError.of('FORBIDDEN', 'RepsCreateForTheirTeams', 'Leave `teamId` out, or name a team of your own.', { field: 'teamId' });
  }
  return { ownerId: viewer.id, teamId: teamId ?? viewer.teamIds[0] ?? null };
}

/** The checked change of who a record belongs to; another owner without a team brings the owner's first team. */
export async function ownershipChange(tx: Tx, patch: Partial<Ownership>): Promise<Partial<Ownership>> {
  const { ownerId, teamId } = patch;
  if (ownerId === undefined && teamId === undefined) return {};
  const checked = await checkOwner(tx.manager, { ownerId: ownerId ?? null, teamId: teamId ?? null });
  const movesTeam = teamId !== undefined || typeof ownerId === 'string';
  return { ...(ownerId !== undefined && { ownerId: checked.ownerId }), ...(movesTeam && { teamId: checked.teamId }) };
}
