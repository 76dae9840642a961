import { countOf, sumLine } from './ci-count.mjs';

describe('The count of CI', () => {
  it('when both parts count › sums them, and tells of skipped ones only when there are', () => {
    expect(sumLine([countOf('12 passed, 0 failed', 0), countOf('3 passed, 0 failed', 0)])).toBe('15 passed, 0 failed');
    expect(sumLine([countOf('12 passed, 2 failed, 1 skipped', 1), countOf('3 passed, 1 failed', 1)])).toBe(
      '15 passed, 3 failed, 1 skipped',
    );
  });

  it('when a part ends badly or without a count › counts a failure', () => {
    expect(countOf('12 passed, 0 failed', 1)).toEqual({ passed: 12, failed: 1, skipped: 0 });
    expect(countOf('npm error code 1', 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(countOf('', 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
