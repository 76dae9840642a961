import { seedOf } from './seed.ts';

const now = new Date('2026-03-10T23:59:00Z');

describe('Seed of schemathesis', () => {
  it.each([
    ['nothing is given', undefined, 20_260_310],
    ['the variable is empty', '', 20_260_310],
    ['a run is repeated', '7', 7],
  ])('when %s › is right', (_, given, seed) => {
    expect(seedOf(given, now)).toBe(seed);
  });

  it.each(['today', '-1', '1.5', '12345678901'])('when it is %s › says what it must be', (given) => {
    expect(() => seedOf(given, now)).toThrow(/AUDITS_SEED must be a whole number/);
  });
});
