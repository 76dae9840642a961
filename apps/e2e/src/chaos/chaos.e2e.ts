import { allFailpoints } from '@leadline/failpoints';
import { scheduleOf } from './schedule.ts';
import { type Series, openSeries } from './series.ts';

const minutes = 60_000;

describe('Chaos › the schedule of a seed', () => {
  it('is always the same, and another for another seed', () => {
    expect(scheduleOf(7)).toEqual(scheduleOf(7));
    expect(scheduleOf(7)).not.toEqual(scheduleOf(8));
  });

  it.each([1, 2, 3, 4, 5])(
    '%d › has every failpoint but the one that is only noted, both servers, a frozen relay, and lines cut and slowed',
    (seed) => {
      const { services, others } = scheduleOf(seed);
      const faults = Object.values(services).flat();
      const points = new Set(faults.flatMap((fault) => (fault.fault === 'failpoint' && !fault.freezeMs ? fault.point : [])));
      expect(points).toEqual(new Set(allFailpoints.filter((point) => point !== 'inbox.repeat')));
      expect(faults.some((fault) => fault.fault === 'failpoint' && (fault.freezeMs ?? 0) > 15_000)).toBe(true);
      expect(faults.map(({ fault }) => fault)).toEqual(expect.arrayContaining(['kill', 'pause']));
      expect(
        others
          .flat()
          .flatMap((fault) => (fault.fault === 'restart' ? fault.what : []))
          .sort(),
      ).toEqual(['kafka', 'postgres']);
      expect(others.flat().map((fault) => fault.fault)).toEqual(expect.arrayContaining(['cut', 'slow']));
    },
  );
});

describe('Chaos › services killed at every failpoint, servers restarted, lines cut and slowed, relays frozen', () => {
  let series: Series;
  beforeAll(async () => void (series = await openSeries(16)), 3 * minutes);
  afterAll(() => series?.close());

  it.each([1, 2, 3])(
    'seed %d › ends exactly as if nothing had happened',
    async (seed) => {
      const told: string[] = [];
      const complaints = await series.run(seed, (text) => told.push(text));
      expect(complaints.length === 0 ? [] : [...told, ...complaints]).toEqual([]);
    },
    5 * minutes,
  );
});
