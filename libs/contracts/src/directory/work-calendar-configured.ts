import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { code, date } from '../strings.ts';

/** These weekdays are worked (1 = Monday) and these days are holidays. */
export const WorkCalendarConfigured = defineEvent({
  name: 'WorkCalendarConfigured',
  type: 'leadline.work-calendar.configured.v1',
  topic: 'directory',
  meaning: 'These weekdays are worked (1 = Monday) and these days are holidays.',
  data: z.object({ code: code(), weekdays: z.array(z.int().min(1).max(7)), holidays: z.array(date()) }),
  example: { code: 'default', weekdays: [1, 2, 3, 4, 5], holidays: ['2026-12-25'] },
});
