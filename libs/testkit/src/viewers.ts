import { scopes, viewerOf } from '@leadline/auth';
import { type Actor, newId, type Role, roles, type Viewer } from '@leadline/domain';

/** A viewer of one role with the scopes that tokens of that role give; a SERVICE is granted every scope. */
export function viewerFor(role: Role, options: { id?: string; teamIds?: string[] } = {}): Viewer {
  const { id = newId(), teamIds = [] } = options;
  return viewerOf({ sub: id, roles: [role], teams: teamIds, scope: role === 'SERVICE' ? scopes.join(' ') : '' });
}

/** The viewer as one who changes things at a moment, with a request of its own. */
export function actorFor(viewer: Viewer, now = new Date()): Actor {
  const role = roles.find((one) => viewer.roles.includes(one)) ?? 'SERVICE';
  return { viewer, role, now, correlationId: newId(), causationId: null, traceparent: null, system: false };
}
