import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds, opportunityExample } from '../examples.ts';
import { opportunityShape } from '../shapes.ts';
import { id } from '../strings.ts';

/** A qualified chance of revenue is worked from now on; `conversion` names the conversion that asked for it. */
export const OpportunityOpened = defineEvent({
  name: 'OpportunityOpened',
  type: 'leadline.opportunity.opened.v1',
  topic: 'opportunities',
  meaning: 'A qualified chance of revenue is worked from now on; `conversion` names the conversion that asked for it.',
  data: z.object({ ...opportunityShape, conversion: z.object({ conversionId: id(), attempt: z.int().min(1) }).nullable() }),
  example: { ...opportunityExample, conversion: { conversionId: exampleIds.conversion, attempt: 1 } },
});
