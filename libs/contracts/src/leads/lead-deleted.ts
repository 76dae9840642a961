import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { leadStatus } from '../vocabulary.ts';

/** The lead was removed by its owner while nothing referred to it. */
export const LeadDeleted = defineEvent({
  name: 'LeadDeleted',
  type: 'leadline.lead.deleted.v1',
  topic: 'leads',
  meaning: 'The lead was removed by its owner while nothing referred to it.',
  data: z.object({ previousStatus: leadStatus() }),
  example: { previousStatus: 'NEW' },
});
