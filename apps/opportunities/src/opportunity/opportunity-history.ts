import { newId } from '@leadline/domain';
import type { Tx } from '@leadline/postgres';
import { EntitySchema, IsNull } from 'typeorm';
import type { Opportunity } from './opportunity.ts';

type FollowedValue = string | number | null;

/** How a deal stood from one moment (counted) to another (not counted); rows are added, and the last one ended, never changed. */
export interface HistoryEntry {
  id: string;
  opportunityId: string;
  enteredAt: Date;
  leftAt: Date | null;
  stageId: string;
  stageKind: string;
  amount: string | null;
  currency: string | null;
  probability: number;
  forecastCategory: string;
  expectedCloseOn: string | null;
  ownerId: string | null;
  /** `{ field: [old, new] }` of what moved; at the opening, of everything. */
  changes: Record<string, [FollowedValue, FollowedValue]>;
  actorId: string;
  actorRole: string;
}

/** The table of the history of deals. */
export const historyEntity = new EntitySchema<HistoryEntry>({
  name: 'opportunity_history',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_opportunity_history' },
    opportunityId: { type: 'uuid' },
    enteredAt: { type: 'timestamptz' },
    leftAt: { type: 'timestamptz', nullable: true },
    stageId: { type: 'uuid' },
    stageKind: { type: 'text' },
    amount: { type: 'numeric', precision: 19, scale: 4, nullable: true },
    currency: { type: 'text', nullable: true },
    probability: { type: 'integer' },
    forecastCategory: { type: 'text' },
    expectedCloseOn: { type: 'date', nullable: true },
    ownerId: { type: 'uuid', nullable: true },
    changes: { type: 'jsonb' },
    actorId: { type: 'text' },
    actorRole: { type: 'text' },
  },
  indices: [{ name: 'ix_opportunity_history_opportunity', columns: ['opportunityId', 'id'] }],
});

const followed = ['stageId', 'stageKind', 'amount', 'currency', 'probability', 'forecastCategory', 'expectedCloseOn', 'ownerId'] as const;

/** What moved of that which the history follows. */
export function movedOf(old: Opportunity | null, next: Opportunity): Record<string, [FollowedValue, FollowedValue]> {
  const moved = followed.filter((field) => (old?.[field] ?? null) !== next[field]);
  return Object.fromEntries(moved.map((field) => [field, [old?.[field] ?? null, next[field]]]));
}

/** Adds a row when something that the history follows has moved; the row before it ends at the same moment. */
export async function keepHistory(tx: Tx, old: Opportunity | null, next: Opportunity): Promise<void> {
  const changes = movedOf(old, next);
  if (Object.keys(changes).length === 0) return;
  const enteredAt = old === null ? next.createdAt : await endLast(tx, next.id);
  const state = Object.fromEntries(followed.map((field) => [field, next[field]])) as Pick<HistoryEntry, (typeof followed)[number]>;
  const { viewer, role } = tx.actor;
  tx.insert(historyEntity, {
    ...state,
    id: newId(),
    opportunityId: next.id,
    enteredAt,
    leftAt: null,
    changes,
    actorId: viewer.id,
    actorRole: role,
  });
}

async function endLast(tx: Tx, opportunityId: string): Promise<Date> {
  const last = await tx.manager.findOneByOrFail(historyEntity, { opportunityId, leftAt: IsNull() });
  // A clock that runs behind must not make an interval of negative length.
  const at = last.enteredAt > tx.now ? last.enteredAt : tx.now;
  await tx.manager.update(historyEntity, { id: last.id }, { leftAt: at });
  return at;
}
