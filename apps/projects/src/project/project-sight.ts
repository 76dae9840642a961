import { type Viewer, hasRole } from '@leadline/domain';
import type { Sql } from '@leadline/postgres';

const ofOwnTeam = (row: string) => `(${row}.owner_id = :sightUser OR ${row}.team_id = ANY(:sightTeams::uuid[]))`;
const ofNobody = (row: string) => `(${row}.owner_id IS NULL AND ${row}.team_id IS NULL)`;
const workedOn = (row: string) => `EXISTS (SELECT 1 FROM task AS seen WHERE seen.project_id = ${row}.id AND seen.assignee_id = :sightUser)`;

/** Who sees a project: those of its team, its manager, whoever works on it; administrators, machines and (masked) analysts see all. */
export function projectSight(viewer: Viewer, row: string): Sql {
  if (hasRole(viewer, 'ADMIN', 'SERVICE', 'ANALYST')) return everything;
  return anyOf(viewer, [
    hasRole(viewer, 'MANAGER', 'REP', 'DELIVERY') && ofOwnTeam(row),
    hasRole(viewer, 'MANAGER') && ofNobody(row),
    hasRole(viewer, 'DELIVERY') && workedOn(row),
  ]);
}

/** Who works a project: its delivery team, its manager, managers of the team. */
export function projectChangers(viewer: Viewer, row: string): Sql {
  if (hasRole(viewer, 'ADMIN', 'SERVICE')) return everything;
  return anyOf(viewer, [
    hasRole(viewer, 'MANAGER', 'DELIVERY') && ofOwnTeam(row),
    hasRole(viewer, 'MANAGER') && ofNobody(row),
    hasRole(viewer, 'DELIVERY') && workedOn(row),
  ]);
}

const everything: Sql = { text: 'true', params: {} };

function anyOf(viewer: Viewer, conditions: (string | false)[]): Sql {
  const chosen = conditions.filter((condition) => condition !== false);
  if (chosen.length === 0) return { text: 'false', params: {} };
  return { text: `(${chosen.join(' OR ')})`, params: { sightUser: viewer.id, sightTeams: viewer.teamIds } };
}
