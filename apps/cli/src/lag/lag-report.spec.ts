import { type GroupLag, lagReport } from './lag-report.ts';
import { partitionLag } from './partition-lag.ts';

const group = (lag: number, members = 1): GroupLag => ({
  ...{ group: 'leadline.accounts.conversions', state: members ? 'Stable' : 'Empty', members },
  topics: [{ topic: 'leadline.conversions.v1', partitions: 12, lag, worst: lag }],
});

describe('Lag › of a partition', () => {
  it.each([
    ['has committed', '40', { low: '0', high: '100' }, 60],
    ['is at the end', '100', { low: '0', high: '100' }, 0],
    ['has committed nothing', '-1', { low: '10', high: '100' }, 90],
    ['is not known', undefined, { low: '10', high: '100' }, 90],
    ['committed what is deleted now', '5', { low: '10', high: '100' }, 90],
    ['committed past the end, which is older than the commit', '101', { low: '0', high: '100' }, 0],
  ])('when the group %s › is right', (_, committed, bounds, lag) => {
    expect(partitionLag(committed, bounds)).toBe(lag);
  });
});

describe('Lag › report', () => {
  it('when a group is near the end › is no trouble', () => {
    const { data, lines, trouble } = lagReport([group(7)], 1000);
    expect(lines).toEqual([
      'GROUP                          STATE   MEMBERS  TOPIC                    PARTITIONS  LAG  WORST',
      'leadline.accounts.conversions  Stable        1  leadline.conversions.v1          12    7      7',
    ]);
    expect(data).toMatchObject([{ lag: 7 }]);
    expect(trouble).toBe(false);
  });

  it('when a group is too far behind › is trouble', () => {
    const { lines, trouble } = lagReport([group(1001)], 1000);
    expect(lines.at(-1)).toMatch(/1001 records behind/);
    expect(trouble).toBe(true);
  });

  it('when nobody is in a group › is trouble even if nothing waits', () => {
    const { lines, trouble } = lagReport([group(0, 0)], 1000);
    expect(lines.at(-1)).toMatch(/nobody is in it, 0 records wait/);
    expect(trouble).toBe(true);
  });

  it('when there is no group at all › is trouble', () => {
    expect(lagReport([], 1000).trouble).toBe(true);
  });
});
