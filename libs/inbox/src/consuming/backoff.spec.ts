import { later, soon, waitAfter } from './backoff.ts';

const middle = () => 0.5;

describe('Backoff › wait after a failed attempt', () => {
  it('when something is about to arrive › starts at 5 ms and doubles', () => {
    expect([1, 2, 3, 4].map((attempt) => waitAfter(attempt, soon, middle))).toEqual([5, 10, 20, 40]);
  });

  it('when it goes on › never waits longer than the limit', () => {
    expect(waitAfter(1000, soon, middle)).toBe(1000);
    expect(waitAfter(1000, later, middle)).toBe(2000);
  });

  it('when many wait › spreads them by a quarter to either side', () => {
    expect(waitAfter(1, later, () => 0)).toBe(75);
    expect(waitAfter(1, later, () => 1)).toBe(125);
  });
});
