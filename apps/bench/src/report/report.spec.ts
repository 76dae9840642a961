import type { Figure } from '../benchmark.ts';
import { reportOf, togetherWith } from './report.ts';

const figure = (key: Figure['key'], value: number): Figure => ({ key, value, detail: '' });
const report = (day: string, ...figures: Figure[]) => reportOf(figures, false, new Date(`${day}T10:00:00Z`));

describe('Report', () => {
  const earlier = report('2026-01-01', figure('boot.seconds', 9), figure('conversion.p50_ms', 30));

  it('when only some figures were measured › keeps the others with their day, in the order of the page', () => {
    const { figures } = togetherWith(earlier, report('2026-02-01', figure('conversion.p50_ms', 20), figure('memory.mb', 900)));
    expect(figures.map(({ key, value, on }) => [key, value, on])).toEqual([
      ['conversion.p50_ms', 20, '2026-02-01'],
      ['boot.seconds', 9, '2026-01-01'],
      ['memory.mb', 900, '2026-02-01'],
    ]);
  });

  it('when the earlier figures are of another machine or of a trial › leaves them out', () => {
    const now = report('2026-02-01', figure('boot.seconds', 8));
    expect(togetherWith({ ...earlier, machine: 'another' }, now)).toBe(now);
    expect(togetherWith({ ...earlier, tiny: true }, now)).toBe(now);
    expect(togetherWith(undefined, now)).toBe(now);
  });
});
