import { type Viewer, hasRole, isId } from '@leadline/domain';
import type { Sql } from '@leadline/postgres';

/** What decides who sees an account or a contact. */
export interface Owned {
  ownerId: string | null;
  teamId: string | null;
  /** Managers and assignees of its projects. */
  deliveryUserIds: readonly string[];
  /** Teams of its projects. */
  deliveryTeamIds: readonly string[];
}

const own = 'record.owner_id = :viewerId';
const ofTeam = 'record.team_id = ANY(CAST(:viewerTeams AS uuid[]))';
const ofNobody = '(record.owner_id IS NULL AND record.team_id IS NULL)';
const unownedOfTeam = `(record.owner_id IS NULL AND ${ofTeam})`;
const delivered = '(:viewerId = ANY(record.delivery_user_ids) OR record.delivery_team_ids && CAST(:viewerTeams AS uuid[]))';

/** Who sees an account or a contact: its owner and team; delivery where it has a project of theirs; analysts all, without what is personal. */
export function visibleTo(viewer: Viewer): Sql {
  if (hasRole(viewer, 'ADMIN', 'SERVICE', 'ANALYST')) return everything;
  return anyOf(viewer, [
    ...(hasRole(viewer, 'MANAGER', 'REP') ? [own, ofTeam] : []),
    ...(hasRole(viewer, 'MANAGER') ? [ofNobody] : []),
    ...(hasRole(viewer, 'DELIVERY') ? [delivered] : []),
  ]);
}

/** Who changes it: managers what they see, reps their own and what nobody in their team owns. */
export function changeableBy(viewer: Viewer): Sql {
  if (hasRole(viewer, 'ADMIN', 'SERVICE')) return everything;
  return anyOf(viewer, [
    ...(hasRole(viewer, 'MANAGER', 'REP') ? [own] : []),
    ...(hasRole(viewer, 'MANAGER') ? [ofTeam, ofNobody] : []),
    ...(hasRole(viewer, 'REP') ? [unownedOfTeam] : []),
  ]);
}

/** Whether the viewer may see who the person is. */
export function seesPerson(record: Owned, viewer: Viewer): boolean {
  if (hasRole(viewer, 'ADMIN', 'SERVICE')) return true;
  const inTeam = (teamId: string | null) => teamId !== null && viewer.teamIds.includes(teamId);
  if (hasRole(viewer, 'MANAGER', 'REP') && (record.ownerId === viewer.id || inTeam(record.teamId))) return true;
  return hasRole(viewer, 'DELIVERY') && (record.deliveryUserIds.includes(viewer.id) || record.deliveryTeamIds.some(inTeam));
}

/**
 * The same rule in SQL, for search and order over personal fields: a masked record must not be found or placed by what is hidden.
 * It is one beside `visibleTo`, which decides on the record. The ids are written out, because an order takes no parameters; whatever is not a
 * UUID is left out.
 */
export function personVisibleTo(viewer: Viewer): string {
  if (hasRole(viewer, 'ADMIN', 'SERVICE')) return 'TRUE';
  // Who only sells or delivers sees no record without seeing the person too; the plain order has an index.
  if (hasRole(viewer, 'REP', 'DELIVERY') && !hasRole(viewer, 'MANAGER', 'ANALYST')) return 'TRUE';
  const id = isId(viewer.id) ? `'${viewer.id}'::uuid` : 'NULL::uuid';
  const teams = `'{${viewer.teamIds.filter(isId).join(',')}}'::uuid[]`;
  const conditions = [
    ...(hasRole(viewer, 'MANAGER', 'REP') ? [`record.owner_id = ${id}`, `record.team_id = ANY(${teams})`] : []),
    ...(hasRole(viewer, 'DELIVERY') ? [`${id} = ANY(record.delivery_user_ids)`, `record.delivery_team_ids && ${teams}`] : []),
  ];
  return conditions.length === 0 ? 'FALSE' : `(${conditions.join(' OR ')})`;
}

const everything: Sql = { text: 'TRUE', params: {} };

const anyOf = (viewer: Viewer, conditions: readonly string[]): Sql =>
  conditions.length === 0
    ? { text: 'FALSE', params: {} }
    : { text: conditions.join(' OR '), params: { viewerId: viewer.id, viewerTeams: viewer.teamIds } };
