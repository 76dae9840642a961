import { median, percentile } from './statistics.ts';

const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

describe('Percentile', () => {
  it('is the nearest value that was measured, whatever the order', () => {
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile(hundred, 1)).toBe(100);
    expect(median([3, 1, 2])).toBe(2);
  });

  it('when nothing was measured › refuses', () => {
    expect(() => median([])).toThrow('Nothing was measured');
  });
});
