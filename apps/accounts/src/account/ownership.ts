import { hasRole } from '@leadline/domain';
import { checkOwner, type Ownership } from '@leadline/members';
import type { Tx } from '@leadline/postgres';

/** Who a new record belongs to: whoever sells owns what they create unless they give it away; others name an owner or a team. */
export async function ownershipOfNew(tx: Tx, wanted: Ownership): Promise<Ownership> {
  const { viewer } = tx.actor;
  const namesNobody = wanted.ownerId === null && wanted.teamId === null;
  const isOwn = hasRole(viewer, 'ADMIN', 'MANAGER', 'SERVICE') ? namesNobody && hasRole(viewer, 'MANAGER', 'REP') : wanted.ownerId === null;
  return checkOwner(tx, isOwn ? { ...wanted, ownerId: viewer.id } : wanted);
}

/** The checked change of who a record belongs to; another owner without a team brings the owner's first team. */
export async function ownershipChange(tx: Tx, patch: Partial<Ownership>, before: Ownership): Promise<Partial<Ownership>> {
  const { ownerId, teamId } = patch;
  if (ownerId === undefined && teamId === undefined) return {};
  const checked = await checkOwner(tx, { ownerId: ownerId ?? null, teamId: teamId ?? null }, before);
  const movesTeam = teamId !== undefined || typeof ownerId === 'string';
  return { ...(ownerId !== undefined && { ownerId: checked.ownerId }), ...(movesTeam && { teamId: checked.teamId }) };
}
