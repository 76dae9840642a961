import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds, conversionStepExample } from '../examples.ts';
import { conversionStep } from '../shapes.ts';
import { id, code } from '../strings.ts';

/** The opportunity of this conversion cannot be opened, for the reason named. */
export const OpportunityOpeningRejected = defineEvent({
  name: 'OpportunityOpeningRejected',
  type: 'leadline.conversion.opportunity-rejected.v1',
  topic: 'conversions',
  meaning: 'The opportunity of this conversion cannot be opened, for the reason named.',
  process: true,
  data: z.object({ ...conversionStep, accountId: id(), contactId: id().nullable(), reason: code(), field: code().nullable() }),
  example: {
    ...conversionStepExample,
    accountId: exampleIds.account,
    contactId: exampleIds.contact,
    reason: 'pipeline-not-found',
    field: 'pipelineId',
  },
});
