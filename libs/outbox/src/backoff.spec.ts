import { backoffMs } from './backoff.ts';

describe('Backoff', () => {
  it('doubles with each failure up to two seconds', () => {
    expect([1, 2, 3, 4, 5, 6, 50].map((failures) => backoffMs(failures, () => 1))).toEqual([100, 200, 400, 800, 1600, 2000, 2000]);
  });

  it('is spread over its upper half, so that replicas do not try in step', () => {
    expect([0, 0.5, 1].map((random) => backoffMs(3, () => random))).toEqual([200, 300, 400]);
  });
});
