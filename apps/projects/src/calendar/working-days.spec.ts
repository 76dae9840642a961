import { addWorkingDays, firstWorkingDay, mondayOf, plainWeek, workingDaysBetween } from './working-days.ts';

const christmas = { ...plainWeek, holidays: ['2026-12-25', '2026-12-28'] };

describe('Working days', () => {
  it('a working day is its own first one', () => expect(firstWorkingDay('2026-11-20', plainWeek)).toBe('2026-11-20'));
  it('from a Saturday the first one is Monday', () => expect(firstWorkingDay('2026-11-21', plainWeek)).toBe('2026-11-23'));
  it('from a holiday before a weekend and another holiday › is the day after them all', () =>
    expect(firstWorkingDay('2026-12-25', christmas)).toBe('2026-12-29'));
  it('zero days from a Sunday › is Monday', () => expect(addWorkingDays('2026-11-22', 0, plainWeek)).toBe('2026-11-23'));
  it('three days from Thursday › skip the weekend', () => expect(addWorkingDays('2026-11-19', 3, plainWeek)).toBe('2026-11-24'));
  it('a six day week › counts Saturdays', () =>
    expect(addWorkingDays('2026-11-20', 1, { ...plainWeek, weekdays: [1, 2, 3, 4, 5, 6] })).toBe('2026-11-21'));
  it('between Friday and the next Tuesday › are two', () => expect(workingDaysBetween('2026-11-20', '2026-11-24', plainWeek)).toBe(2));
  it('between a day and an earlier one › are none', () => expect(workingDaysBetween('2026-11-24', '2026-11-20', plainWeek)).toBe(0));
  it('leap days are worked', () => expect(addWorkingDays('2028-02-28', 1, plainWeek)).toBe('2028-02-29'));
  it('a calendar without working days › says so', () =>
    expect(() => firstWorkingDay('2026-11-20', { weekdays: [], holidays: [] })).toThrow('no working day'));
  it('a Sunday belongs to the week that began six days before', () => expect(mondayOf('2026-11-22')).toBe('2026-11-16'));
});
