import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds, opportunityExample } from '../examples.ts';
import { opportunityShape } from '../shapes.ts';
import { code, organisation, id } from '../strings.ts';

/** The deal will not come about, for the reason named: once for each loss, numbered. */
export const OpportunityLost = defineEvent({
  name: 'OpportunityLost',
  type: 'leadline.opportunity.lost.v1',
  topic: 'opportunities',
  meaning: 'The deal will not come about, for the reason named: once for each loss, numbered.',
  data: z.object({
    ...opportunityShape,
    lossNumber: z.int().min(1),
    reason: code(),
    competitor: organisation().nullable(),
    previousStageId: id().optional(),
  }),
  example: {
    ...opportunityExample,
    stageKind: 'LOST',
    probability: 0,
    forecastCategory: 'OMITTED',
    actualCloseOn: '2027-02-18',
    lossNumber: 1,
    reason: 'price',
    competitor: null,
    previousStageId: exampleIds.stage,
  },
});
