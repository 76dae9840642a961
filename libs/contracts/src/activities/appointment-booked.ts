import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, oneOf, code, instant } from '../strings.ts';

/** A user's time is taken by a demo, a meeting or a service call. */
export const AppointmentBooked = defineEvent({
  name: 'AppointmentBooked',
  type: 'leadline.appointment.booked.v1',
  topic: 'activities',
  meaning: "A user's time is taken by a demo, a meeting or a service call.",
  data: z.object({
    recordId: id(),
    recordType: oneOf('LEAD', 'ACCOUNT', 'CONTACT', 'OPPORTUNITY', 'PROJECT'),
    kind: oneOf('DEMO', 'MEETING', 'SERVICE_CALL'),
    userId: id(),
    startsAt: instant(),
    endsAt: instant(),
    recurrence: code(500).nullable(),
    timeZone: code(),
  }),
  example: {
    recordId: exampleIds.opportunity,
    recordType: 'OPPORTUNITY',
    kind: 'DEMO',
    userId: exampleIds.user,
    startsAt: '2026-12-02T09:00:00.000Z',
    endsAt: '2026-12-02T10:00:00.000Z',
    recurrence: null,
    timeZone: 'Europe/Zurich',
  },
});
