import { EntitySchema } from 'typeorm';
import type { WorkCalendar } from './work-calendar.ts';

export const workCalendarEntity = new EntitySchema<WorkCalendar>({
  name: 'work_calendar',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_work_calendar' },
    version: { type: 'integer' },
    code: { type: 'text' },
    weekdays: { type: 'integer', array: true },
    holidays: { type: 'jsonb' },
  },
});
