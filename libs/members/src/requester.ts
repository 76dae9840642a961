import type { Role, Viewer } from '@leadline/domain';
import type { EntityManager } from 'typeorm';
import { memberCopyEntity } from './member-copy.ts';

/**
 * Whoever caused an event, with the roles and teams that the directory gives them, as far as its events have arrived; with no more than the role
 * they acted in otherwise. Without scopes: those are a matter of tokens.
 */
export async function requesterOf(manager: EntityManager, { actorId, actorRole }: { actorId: string; actorRole: string }): Promise<Viewer> {
  const scopes = new Set<string>();
  // The platform itself has no copy, and its role is never given to a user.
  if (actorRole === 'SERVICE') return { id: actorId, roles: ['SERVICE'], teamIds: [], scopes };
  const member = await manager.findOneBy(memberCopyEntity, { userId: actorId });
  return { id: actorId, roles: member?.roles ?? [actorRole as Role], teamIds: member?.teamIds ?? [], scopes };
}
