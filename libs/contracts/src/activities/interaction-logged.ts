import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, oneOf, code, instant, count } from '../strings.ts';
import { leadDirection } from '../vocabulary.ts';

/** Somebody of the firm and the record named were in touch. */
export const InteractionLogged = defineEvent({
  name: 'InteractionLogged',
  type: 'leadline.activity.interaction-logged.v1',
  topic: 'activities',
  meaning: 'Somebody of the firm and the record named were in touch.',
  data: z.object({
    recordId: id(),
    recordType: oneOf('LEAD', 'ACCOUNT', 'CONTACT', 'OPPORTUNITY', 'PROJECT'),
    channel: oneOf('EMAIL', 'PHONE', 'TEXT', 'VIDEO', 'MEETING', 'SOCIAL'),
    direction: leadDirection(),
    outcome: code().nullable(),
    occurredAt: instant(),
    durationMinutes: count().nullable(),
    ownerId: id(),
  }),
  example: {
    recordId: exampleIds.lead,
    recordType: 'LEAD',
    channel: 'PHONE',
    direction: 'OUTBOUND',
    outcome: 'reached',
    occurredAt: '2026-11-20T09:30:00.000Z',
    durationMinutes: 12,
    ownerId: exampleIds.user,
  },
});
