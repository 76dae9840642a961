import { counted, nothing, sum, tallyLine } from './tally.ts';

describe('A tally', () => {
  it('adds up per kind', () => {
    expect(sum([counted({ passed: 2 }), counted({ passed: 1, failed: 1 }), counted({ skipped: 3 })])).toEqual({
      passed: 3,
      failed: 1,
      skipped: 3,
    });
  });

  it('of nothing is nothing', () => {
    expect(sum([])).toEqual(nothing);
  });

  it('names skipped tests only when there are', () => {
    expect(tallyLine(counted({ passed: 12 }))).toBe('12 passed, 0 failed');
    expect(tallyLine(counted({ passed: 12, failed: 1, skipped: 2 }))).toBe('12 passed, 1 failed, 2 skipped');
  });
});
