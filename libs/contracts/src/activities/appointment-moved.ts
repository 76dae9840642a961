import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, instant } from '../strings.ts';

/** An appointment takes place at another time. */
export const AppointmentMoved = defineEvent({
  name: 'AppointmentMoved',
  type: 'leadline.appointment.moved.v1',
  topic: 'activities',
  meaning: 'An appointment takes place at another time.',
  data: z.object({ userId: id(), startsAt: instant(), endsAt: instant() }),
  example: { userId: exampleIds.user, startsAt: '2026-12-03T09:00:00.000Z', endsAt: '2026-12-03T10:00:00.000Z' },
});
