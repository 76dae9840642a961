import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { opportunityExample } from '../examples.ts';
import { opportunityShape } from '../shapes.ts';
import { code } from '../strings.ts';

/** Amount, probability, dates or owner changed; the data is the deal as it is now, `changed` names what moved. */
export const OpportunityChanged = defineEvent({
  name: 'OpportunityChanged',
  type: 'leadline.opportunity.changed.v1',
  topic: 'opportunities',
  meaning: 'Amount, probability, dates or owner changed; the data is the deal as it is now, `changed` names what moved.',
  data: z.object({ ...opportunityShape, changed: z.array(code()) }),
  example: { ...opportunityExample, changed: ['amount'] },
});
