import { deadlyFailpoints } from '@leadline/failpoints';
import { scheduleOf } from './schedule.ts';

const seeds = [1, 2, 3];

describe('Chaos › the schedule of a seed', () => {
  it('is always the same, and another for another seed', () => {
    expect(scheduleOf(7)).toEqual(scheduleOf(7));
    expect(scheduleOf(7)).not.toEqual(scheduleOf(8));
  });

  it.each(seeds)(
    '%d › has every failpoint at which a process can die, both servers, a frozen relay, a paused consumer, lines cut and slowed',
    (seed) => {
      const { services, others } = scheduleOf(seed);
      const faults = Object.values(services).flat();
      const points = faults.flatMap((fault) => (fault.fault === 'failpoint' && !fault.freezeMs ? fault.point : []));
      expect(points.toSorted()).toEqual(deadlyFailpoints.toSorted());
      expect(faults.some((fault) => fault.fault === 'failpoint' && (fault.freezeMs ?? 0) > 15_000)).toBe(true);
      expect(faults.map(({ fault }) => fault)).toEqual(expect.arrayContaining(['kill', 'pause']));
      const restarted = others.flat().flatMap((fault) => (fault.fault === 'restart' ? fault.what : []));
      expect(restarted.toSorted()).toEqual(['kafka', 'postgres']);
      expect(others.flat().map(({ fault }) => fault)).toEqual(expect.arrayContaining(['cut', 'slow']));
    },
  );
});
