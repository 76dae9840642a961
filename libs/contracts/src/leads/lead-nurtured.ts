import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { date } from '../strings.ts';

/** The lead is not ready to be worked and goes on being nurtured. */
export const LeadNurtured = defineEvent({
  name: 'LeadNurtured',
  type: 'leadline.lead.nurtured.v1',
  topic: 'leads',
  meaning: 'The lead is not ready to be worked and goes on being nurtured.',
  data: z.object({ nextActionOn: date().nullable() }),
  example: { nextActionOn: '2027-01-15' },
});
