import type { Aggregate } from '@leadline/postgres';
import { configurers, everyone } from '../everyone-sees.ts';
import { workCalendarEntity } from './work-calendar.entity.ts';

/** On which days the firm works: weekdays (1 = Monday … 7 = Sunday) less holidays (`YYYY-MM-DD`). */
export interface WorkCalendar {
  id: string;
  version: number;
  code: string;
  weekdays: number[];
  holidays: string[];
}

/** The calendar that every due date is computed with. */
export const defaultCalendarId = '30000000-0000-4000-8000-000000000001';

/** How the work calendar is stored, who sees and who changes it. */
export const workCalendars: Aggregate<WorkCalendar> = {
  name: 'work calendar',
  entity: workCalendarEntity,
  visibleTo: everyone,
  changeableBy: configurers,
  personalFields: [],
};
