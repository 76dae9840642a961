import { amount, count, moment, words } from './option-values.ts';

describe('An option’s value', () => {
  const now = new Date('2026-03-10T12:00:00Z');

  it.each([
    ['90s', '2026-03-10T11:58:30.000Z'],
    ['10m', '2026-03-10T11:50:00.000Z'],
    ['2h', '2026-03-10T10:00:00.000Z'],
    ['7d', '2026-03-03T12:00:00.000Z'],
    ['2026-03-01T09:30:00Z', '2026-03-01T09:30:00.000Z'],
    ['2026-03-01T09:30:00+01:00', '2026-03-01T08:30:00.000Z'],
    ['2026-03-01', '2026-03-01T00:00:00.000Z'],
  ])('that is the moment %s › is %s', (text, instant) => {
    expect(moment(text, now).toISOString()).toBe(instant);
  });

  // A local time would mean another moment on each machine.
  it.each(['', 'yesterday', '10', '10 m', '2026-13-01', '2026-03-01T09:30:00', '1w'])('that is “%s” › is no moment', (text) => {
    expect(() => moment(text, now)).toThrow('It must be an instant');
  });

  it.each(['', ' ', '-1', 'ten', 'Infinity'])('that is “%s” › is no amount', (text) => {
    expect(() => amount(text)).toThrow('It must be a number');
  });

  it.each(['0', '-1', '1.5', '', '1e3'])('that is “%s” › is no count', (text) => {
    expect(() => count(text)).toThrow('It must be a whole number');
  });

  it('that is repeated or has commas › is a list', () => {
    expect(words('accounts', words('leads, projects,'))).toEqual(['leads', 'projects', 'accounts']);
  });
});
