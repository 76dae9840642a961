import { resemblance, reviewThreshold } from './resemblance.ts';

describe('Company names › resemblance', () => {
  it.each([
    ['Acme Corporation', 'Acme Corp.', 1],
    ['Golddrex', 'Gold Drex', 1],
    ['Wolverine Manufacturing', 'Manufacturing Wolverine', 1],
  ])('of %s and %s › is %d', (name, other, score) => expect(resemblance(name, other)).toBe(score));

  it.each([
    ['Northwind Traders', 'Northwind Trader'],
    ['Globex International', 'Globex Internatinal Ltd'],
  ])('%s and %s › are for a person to judge', (name, other) => {
    expect(resemblance(name, other)).toBeGreaterThanOrEqual(reviewThreshold);
    expect(resemblance(name, other)).toBeLessThan(1);
  });

  it.each([
    ['Acme', 'Initech'],
    ['Xx-holding', 'Bioholding'],
    ['Scottech', 'Hottechi'],
    ['Delta Airlines', 'Delta Faucets'],
  ])('%s and %s › are two companies', (name, other) => expect(resemblance(name, other)).toBeLessThan(reviewThreshold));

  it('goes both ways', () =>
    expect(resemblance('Northwind Traders', 'Nordwind Trading')).toBe(resemblance('Nordwind Trading', 'Northwind Traders')));
});
