import type { Responsibility } from './lead.ts';

/** Where leads wait that nobody owns yet. */
export const unassignedQueue = 'unassigned';

/** Gives a lead to its owner, or without one to a queue: it never falls between. */
export const responsible = (wanted: { ownerId: string | null; teamId: string | null; queue?: string | null }): Responsibility => ({
  ownerId: wanted.ownerId,
  teamId: wanted.teamId,
  queue: wanted.ownerId === null ? (wanted.queue ?? unassignedQueue) : null,
});
