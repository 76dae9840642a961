import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, oneOf, date } from '../strings.ts';

/** A follow-up on the record named is due. */
export const FollowUpScheduled = defineEvent({
  name: 'FollowUpScheduled',
  type: 'leadline.activity.follow-up-scheduled.v1',
  topic: 'activities',
  meaning: 'A follow-up on the record named is due.',
  data: z.object({
    recordId: id(),
    recordType: oneOf('LEAD', 'ACCOUNT', 'CONTACT', 'OPPORTUNITY', 'PROJECT'),
    dueOn: date(),
    ownerId: id(),
  }),
  example: { recordId: exampleIds.lead, recordType: 'LEAD', dueOn: '2026-12-01', ownerId: exampleIds.user },
});
