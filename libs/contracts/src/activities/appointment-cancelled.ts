import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, code } from '../strings.ts';

/** An appointment does not take place. */
export const AppointmentCancelled = defineEvent({
  name: 'AppointmentCancelled',
  type: 'leadline.appointment.cancelled.v1',
  topic: 'activities',
  meaning: 'An appointment does not take place.',
  data: z.object({ userId: id(), reason: code().nullable() }),
  example: { userId: exampleIds.user, reason: null },
});
