import { WorkCalendarConfigured } from '@leadline/contracts';
import { consume } from '@leadline/inbox';
import { type EntityManager, EntitySchema } from 'typeorm';
import { type WorkCalendar, plainWeek } from './working-days.ts';

interface CalendarCopy {
  id: string;
  version: number;
  weekdays: number[];
  holidays: string[];
}

/** The table of the copy of the work calendar. */
export const calendarCopyEntity = new EntitySchema<CalendarCopy>({
  name: 'calendar_copy',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_calendar_copy' },
    version: { type: 'integer' },
    weekdays: { type: 'integer', array: true },
    holidays: { type: 'jsonb' },
  },
});

/** Keeps the firm's work calendar as the directory announces it. */
export const onWorkCalendarConfigured = consume(WorkCalendarConfigured, ({ data, envelope }, tx) => {
  tx.send(
    `INSERT INTO calendar_copy (id, version, weekdays, holidays) VALUES ($1, $2, $3, $4::jsonb)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, weekdays = excluded.weekdays, holidays = excluded.holidays
     WHERE calendar_copy.version < excluded.version`,
    [envelope.subject, envelope.aggregateVersion, data.weekdays, JSON.stringify(data.holidays)],
  );
});

/** The calendar that due dates are computed with now. */
export async function currentCalendar(manager: EntityManager): Promise<WorkCalendar> {
  const [copy] = await manager.find(calendarCopyEntity, { order: { version: 'DESC' }, take: 1 });
  return copy ?? plainWeek;
}
