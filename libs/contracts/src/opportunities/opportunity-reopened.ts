import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds, opportunityExample } from '../examples.ts';
import { opportunityShape } from '../shapes.ts';
import { oneOf, id } from '../strings.ts';

/** A closed deal is worked again; close date and reason are cleared. */
export const OpportunityReopened = defineEvent({
  name: 'OpportunityReopened',
  type: 'leadline.opportunity.reopened.v1',
  topic: 'opportunities',
  meaning: 'A closed deal is worked again; close date and reason are cleared.',
  data: z.object({
    ...opportunityShape,
    previousKind: oneOf('WON', 'LOST'),
    winNumber: z.int().min(1).nullable(),
    lossNumber: z.int().min(1).nullable(),
    previousStageId: id().optional(),
  }),
  example: { ...opportunityExample, previousKind: 'WON', winNumber: 1, lossNumber: null, previousStageId: exampleIds.nextStage },
});
