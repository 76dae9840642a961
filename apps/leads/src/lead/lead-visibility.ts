import { hasRole, isId, type Viewer } from '@leadline/domain';
import type { Sql } from '@leadline/postgres';
import { unqualifiedStatuses } from './lead-status.ts';
import type { Lead } from './lead.ts';

const anyOf = (conditions: string[]): string => (conditions.length === 0 ? 'FALSE' : conditions.join(' OR '));
const paramsOf = (viewer: Viewer): Sql['params'] => ({ viewerId: viewer.id, viewerTeams: viewer.teamIds });

/** Which leads a viewer sees; `row` is the alias of the lead. Deleted ones are seen by nobody. */
export function leadVisibleTo(viewer: Viewer, row = 'record'): Sql {
  const conditions = hasRole(viewer, 'ADMIN', 'SERVICE', 'ANALYST', 'MARKETER') ? ['TRUE'] : [];
  if (hasRole(viewer, 'MANAGER', 'REP')) conditions.push(`${row}.owner_id = :viewerId`, `${row}.team_id = ANY(:viewerTeams)`);
  if (hasRole(viewer, 'MANAGER')) conditions.push(`(${row}.owner_id IS NULL AND ${row}.team_id IS NULL)`);
  return { text: `${row}.deleted_at IS NULL AND (${anyOf(conditions)})`, params: paramsOf(viewer) };
}

/** Which leads a viewer may change: a subset of those that they see. */
export function leadChangeableBy(viewer: Viewer): Sql {
  const conditions = hasRole(viewer, 'ADMIN', 'SERVICE') ? ['TRUE'] : [];
  if (hasRole(viewer, 'MANAGER', 'REP')) conditions.push('record.owner_id = :viewerId');
  if (hasRole(viewer, 'MANAGER'))
    conditions.push('record.team_id = ANY(:viewerTeams)', '(record.owner_id IS NULL AND record.team_id IS NULL)');
  if (hasRole(viewer, 'REP')) conditions.push('(record.owner_id IS NULL AND record.team_id = ANY(:viewerTeams))');
  if (hasRole(viewer, 'MARKETER')) conditions.push('record.status = ANY(:unqualified)');
  const params = { ...paramsOf(viewer), unqualified: [...unqualifiedStatuses] };
  return { text: `record.deleted_at IS NULL AND (${anyOf(conditions)})`, params };
}

/** Whether a viewer may see who this lead is: the person, and words that somebody typed. */
export function seesPerson(lead: Pick<Lead, 'ownerId' | 'teamId' | 'qualifiedAt'>, viewer: Viewer): boolean {
  if (hasRole(viewer, 'ADMIN', 'SERVICE')) return true;
  if (hasRole(viewer, 'MARKETER') && lead.qualifiedAt === null) return true;
  if (!hasRole(viewer, 'MANAGER', 'REP')) return false;
  return lead.ownerId === viewer.id || (lead.teamId !== null && viewer.teamIds.includes(lead.teamId));
}

/**
 * The same rule in SQL, for search and order over personal fields: a masked lead must not be found or placed by what is hidden.
 * The ids are written out, because an order takes no parameters; whatever is not a UUID is left out.
 */
export function personVisibleTo(viewer: Viewer): string {
  if (hasRole(viewer, 'ADMIN', 'SERVICE')) return 'TRUE';
  // A rep who is nothing else sees only leads whose person they see too; the plain order has an index.
  if (hasRole(viewer, 'REP') && !hasRole(viewer, 'MANAGER', 'MARKETER', 'ANALYST')) return 'TRUE';
  const conditions = hasRole(viewer, 'MARKETER') ? ['record.qualified_at IS NULL'] : [];
  const teams = viewer.teamIds.filter(isId).map((id) => `'${id}'`);
  if (hasRole(viewer, 'MANAGER', 'REP')) {
    if (isId(viewer.id)) conditions.push(`record.owner_id = '${viewer.id}'`);
    if (teams.length > 0) conditions.push(`record.team_id IN (${teams.join(', ')})`);
  }
  return anyOf(conditions);
}
