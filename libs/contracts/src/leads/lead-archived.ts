import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { code } from '../strings.ts';

/** The lead was put away without a verdict. */
export const LeadArchived = defineEvent({
  name: 'LeadArchived',
  type: 'leadline.lead.archived.v1',
  topic: 'leads',
  meaning: 'The lead was put away without a verdict.',
  data: z.object({ reason: code().nullable() }),
  example: { reason: null },
});
