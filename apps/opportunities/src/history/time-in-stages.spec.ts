import { aDeal } from '../testing/a-deal.ts';
import type { HistoryEntry } from '../opportunity/opportunity-history.ts';
import { timeInStages } from './time-in-stages.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 9, minute));
const stay = (stageId: string, from: number, until: number | null): HistoryEntry => ({
  ...aDeal(),
  ...{ opportunityId: 'deal', stageId, enteredAt: at(from), leftAt: until === null ? null : at(until) },
  ...{ changes: {}, actorId: 'user', actorRole: 'REP' },
});

describe('Opportunity › time in stages', () => {
  it('adds up the stays in each, the present one until now, and comes to the age exactly', () => {
    const times = timeInStages([stay('a', 0, 10), stay('b', 10, 15), stay('a', 15, null)], at(60));
    expect(times).toEqual([
      { stageId: 'a', seconds: 55 * 60 },
      { stageId: 'b', seconds: 5 * 60 },
    ]);
  });

  it('seen from before the last entry › is never negative', () => {
    expect(timeInStages([stay('a', 30, null)], at(0))).toEqual([{ stageId: 'a', seconds: 0 }]);
  });
});
