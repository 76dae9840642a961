import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { code } from '../strings.ts';

/** The lead is not worth pursuing, for the reason named. */
export const LeadDisqualified = defineEvent({
  name: 'LeadDisqualified',
  type: 'leadline.lead.disqualified.v1',
  topic: 'leads',
  meaning: 'The lead is not worth pursuing, for the reason named.',
  data: z.object({ reason: code() }),
  example: { reason: 'no-budget' },
});
