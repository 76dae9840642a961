import { hasRole, RefusedError, type Viewer } from '@leadline/domain';
import { checkOwner, type Ownership } from '@leadline/members';
import type { Tx } from '@leadline/postgres';
import { responsible } from '../lead/responsibility.ts';
import type { Responsibility } from '../lead/lead.ts';

/** Who a captured lead belongs to: a rep owns what they capture, others name an owner or a team, and the rest waits in the queue. */
export async function responsibleForCapture(tx: Tx, wanted: Ownership): Promise<Responsibility> {
  const { viewer } = tx.actor;
  if (hasRole(viewer, 'REP') && !mayGiveAway(viewer)) return responsible(ownOf(viewer, wanted));
  const byRep = hasRole(viewer, 'REP') && wanted.ownerId === null && wanted.teamId === null;
  return responsible(byRep ? ownOf(viewer, wanted) : await checkOwner(tx.manager, wanted));
}

const mayGiveAway = (viewer: Viewer): boolean => hasRole(viewer, 'ADMIN', 'MANAGER', 'SERVICE', 'MARKETER');

/** A rep's own lead, in the first of their teams unless they name another of them. */
export function ownOf(viewer: Viewer, wanted: Ownership): Ownership {
  if (wanted.ownerId !== null && wanted.ownerId !== viewer.id) {
    throw RefusedError.of(
      'FORBIDDEN',
      'RepsCaptureForThemselves',
      'A rep owns what they capture; leave `ownerId` out and have the lead reassigned.',
      {
        field: 'ownerId',
      },
    );
  }
  if (wanted.teamId !== null && !viewer.teamIds.includes(wanted.teamId)) {
    throw RefusedError.of(
      'FORBIDDEN',
      'RepsCaptureForTheirTeams',
      'A rep captures for a team of their own; leave `teamId` out or name one of yours.',
      {
        field: 'teamId',
      },
    );
  }
  return { ownerId: viewer.id, teamId: wanted.teamId ?? viewer.teamIds[0] ?? null };
}
