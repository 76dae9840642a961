import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { leadStatus } from '../vocabulary.ts';

/** A disqualified or archived lead is nurtured again. */
export const LeadReopened = defineEvent({
  name: 'LeadReopened',
  type: 'leadline.lead.reopened.v1',
  topic: 'leads',
  meaning: 'A disqualified or archived lead is nurtured again.',
  data: z.object({ previousStatus: leadStatus() }),
  example: { previousStatus: 'ARCHIVED' },
});
