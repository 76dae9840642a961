import { hasRole, type Viewer } from '@leadline/domain';
import { checkOwner, type Ownership } from '@leadline/members';
import type { Tx } from '@leadline/postgres';
import { responsible } from '../lead/responsibility.ts';
import type { Responsibility } from '../lead/lead.ts';

/** Who a captured lead belongs to: a rep owns what they capture unless they give it away, others name an owner or a team, and the rest waits in the queue. */
export async function responsibleForCapture(tx: Tx, wanted: Ownership): Promise<Responsibility> {
  const { viewer } = tx.actor;
  return responsible(await checkOwner(tx, isOwn(viewer, wanted) ? { ...wanted, ownerId: viewer.id } : wanted));
}

/** Whether the lead is the rep's who captures it; one who is more than a rep may name a team alone, and the lead waits in its queue. */
export function isOwn(viewer: Viewer, { ownerId, teamId }: Ownership): boolean {
  if (ownerId !== null || !hasRole(viewer, 'REP')) return false;
  return teamId === null || !hasRole(viewer, 'ADMIN', 'MANAGER', 'SERVICE', 'MARKETER');
}
