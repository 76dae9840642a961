import type { HistoryEntry } from '../opportunity/opportunity-history.ts';

/** How long a deal was in a stage. */
export interface StageTime {
  stageId: string;
  seconds: number;
}

/** Seconds per stage in the order of first entry; intervals are half-open, so that they add up to the age exactly. */
export function timeInStages(history: readonly HistoryEntry[], now: Date): StageTime[] {
  const stays = Map.groupBy(history, (entry) => entry.stageId);
  return [...stays].map(([stageId, entries]) => ({
    stageId,
    seconds: entries.reduce((sum, { enteredAt, leftAt }) => sum + Math.max(0, (leftAt ?? now).getTime() - enteredAt.getTime()), 0) / 1000,
  }));
}
