import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds, opportunityExample } from '../examples.ts';
import { opportunityShape } from '../shapes.ts';
import { organisation, id } from '../strings.ts';

/** The buyer committed: once for each time the deal goes from open to won, numbered. */
export const OpportunityWon = defineEvent({
  name: 'OpportunityWon',
  type: 'leadline.opportunity.won.v1',
  topic: 'opportunities',
  meaning: 'The buyer committed: once for each time the deal goes from open to won, numbered.',
  data: z.object({ ...opportunityShape, winNumber: z.int().min(1), company: organisation().nullable(), previousStageId: id().optional() }),
  example: {
    ...opportunityExample,
    stageKind: 'WON',
    probability: 100,
    forecastCategory: 'CLOSED',
    actualCloseOn: '2027-02-18',
    winNumber: 1,
    company: 'Acme Corporation',
    previousStageId: exampleIds.stage,
  },
});
