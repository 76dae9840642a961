import { Temporal } from 'temporal-polyfill';

/** On which days the firm works: weekdays (1 = Monday … 7 = Sunday) less holidays (`YYYY-MM-DD`). */
export interface WorkCalendar {
  weekdays: readonly number[];
  holidays: readonly string[];
}

/** Monday to Friday, no holidays: what counts until the directory has said otherwise. */
export const plainWeek: WorkCalendar = { weekdays: [1, 2, 3, 4, 5], holidays: [] };

/** A year without a single working day is a mistake in the calendar, not a plan. */
const longestSearch = 366;

/** Whether the firm works on this day. */
export const isWorkingDay = (day: string, calendar: WorkCalendar): boolean =>
  calendar.weekdays.includes(Temporal.PlainDate.from(day).dayOfWeek) && !calendar.holidays.includes(day);

/** The day itself when it is worked, else the next one that is. Throws when none comes within a year. */
export function firstWorkingDay(from: string, calendar: WorkCalendar): string {
  let day = Temporal.PlainDate.from(from);
  for (let searched = 0; searched <= longestSearch; searched++) {
    if (isWorkingDay(day.toString(), calendar)) return day.toString();
    day = day.add({ days: 1 });
  }
  throw new Error(`The work calendar has no working day within a year from ${from}.`);
}

/** The day that lies so many working days after the first working day from `from`; 0 gives that day itself. */
export function addWorkingDays(from: string, days: number, calendar: WorkCalendar): string {
  let day = firstWorkingDay(from, calendar);
  for (let added = 0; added < days; added++) day = nextWorkingDay(day, calendar);
  return day;
}

/** The first working day after this one. */
export const nextWorkingDay = (day: string, calendar: WorkCalendar): string =>
  firstWorkingDay(Temporal.PlainDate.from(day).add({ days: 1 }).toString(), calendar);

/** How many working days lie from `from` (counted) to `to` (not counted); 0 when `to` is not later. */
export function workingDaysBetween(from: string, to: string, calendar: WorkCalendar): number {
  let count = 0;
  for (let day = firstWorkingDay(from, calendar); day < to; day = nextWorkingDay(day, calendar)) count++;
  return count;
}

/** The Monday of the day's ISO week. */
export function mondayOf(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}
