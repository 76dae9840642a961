import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds, opportunityExample } from '../examples.ts';
import { opportunityShape } from '../shapes.ts';
import { id } from '../strings.ts';
import { stageKind } from '../vocabulary.ts';

/** The deal moved to another stage; the data is the deal as it is now. */
export const OpportunityStageChanged = defineEvent({
  name: 'OpportunityStageChanged',
  type: 'leadline.opportunity.stage-changed.v1',
  topic: 'opportunities',
  meaning: 'The deal moved to another stage; the data is the deal as it is now.',
  data: z.object({ ...opportunityShape, previousStageId: id(), previousStageKind: stageKind() }),
  example: { ...opportunityExample, stageId: exampleIds.nextStage, previousStageId: exampleIds.stage, previousStageKind: 'OPEN' },
});
