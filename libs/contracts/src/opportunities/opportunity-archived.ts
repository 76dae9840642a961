import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { code } from '../strings.ts';

/** The deal was put away, out of pipeline and forecast. */
export const OpportunityArchived = defineEvent({
  name: 'OpportunityArchived',
  type: 'leadline.opportunity.archived.v1',
  topic: 'opportunities',
  meaning: 'The deal was put away, out of pipeline and forecast.',
  data: z.object({ reason: code().nullable() }),
  example: { reason: 'conversion-reverted' },
});
