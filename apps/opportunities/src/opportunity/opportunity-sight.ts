import { type Viewer, hasRole } from '@leadline/domain';
import type { Sql } from '@leadline/postgres';

const own = 'record.owner_id = :sightUser';
const ofTeam = 'record.team_id = ANY(:sightTeams::uuid[])';
const ofNobody = '(record.owner_id IS NULL AND record.team_id IS NULL)';
const unownedOfTeam = `(record.owner_id IS NULL AND ${ofTeam})`;

/** Who sees a deal: its owner, its team; administrators, machines and (masked) analysts see all. */
export function opportunitySight(viewer: Viewer): Sql {
  if (hasRole(viewer, 'ADMIN', 'SERVICE', 'ANALYST')) return { text: 'true', params: {} };
  return anyOf(viewer, [
    hasRole(viewer, 'MANAGER', 'REP') && own,
    hasRole(viewer, 'MANAGER', 'REP') && ofTeam,
    hasRole(viewer, 'MANAGER') && ofNobody,
  ]);
}

/** Who changes a deal: its owner, the managers of its team; a rep also one of the own team that nobody owns. */
export function opportunityChangers(viewer: Viewer): Sql {
  if (hasRole(viewer, 'ADMIN', 'SERVICE')) return { text: 'true', params: {} };
  const manager = hasRole(viewer, 'MANAGER');
  return anyOf(viewer, [
    hasRole(viewer, 'MANAGER', 'REP') && own,
    manager && ofTeam,
    manager && ofNobody,
    hasRole(viewer, 'REP') && unownedOfTeam,
  ]);
}

function anyOf(viewer: Viewer, conditions: (string | false)[]): Sql {
  const chosen = conditions.filter((condition) => condition !== false);
  if (chosen.length === 0) return { text: 'false', params: {} };
  return { text: `(${chosen.join(' OR ')})`, params: { sightUser: viewer.id, sightTeams: viewer.teamIds } };
}

/** Whether the viewer sees what people typed about this deal. */
export function seesDealWords({ ownerId, teamId }: { ownerId: string | null; teamId: string | null }, viewer: Viewer): boolean {
  if (hasRole(viewer, 'ADMIN', 'SERVICE')) return true;
  if (!hasRole(viewer, 'MANAGER', 'REP')) return false;
  return ownerId === viewer.id || (teamId !== null && viewer.teamIds.includes(teamId));
}

/** The same rule in SQL. */
export function dealWordsSight(viewer: Viewer): Sql {
  if (hasRole(viewer, 'ADMIN', 'SERVICE')) return { text: 'true', params: {} };
  const seller = hasRole(viewer, 'MANAGER', 'REP');
  return anyOf(viewer, [seller && own, seller && ofTeam]);
}
