import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, instant } from '../strings.ts';

/** A follow-up was done. */
export const FollowUpDone = defineEvent({
  name: 'FollowUpDone',
  type: 'leadline.activity.follow-up-done.v1',
  topic: 'activities',
  meaning: 'A follow-up was done.',
  data: z.object({ recordId: id(), doneAt: instant(), ownerId: id() }),
  example: { recordId: exampleIds.lead, doneAt: '2026-12-01T10:00:00.000Z', ownerId: exampleIds.user },
});
