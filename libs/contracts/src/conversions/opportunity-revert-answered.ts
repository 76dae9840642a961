import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds, conversionStepExample } from '../examples.ts';
import { conversionStep } from '../shapes.ts';
import { id, oneOf, code } from '../strings.ts';

/** The opportunity of a reverted conversion was archived, or is kept for the reason named. */
export const OpportunityRevertAnswered = defineEvent({
  name: 'OpportunityRevertAnswered',
  type: 'leadline.conversion.opportunity-revert-answered.v1',
  topic: 'conversions',
  meaning: 'The opportunity of a reverted conversion was archived, or is kept for the reason named.',
  process: true,
  data: z.object({
    ...conversionStep,
    opportunityId: id(),
    accountId: id(),
    contactId: id().nullable(),
    outcome: oneOf('ARCHIVED', 'KEPT', 'REFUSED'),
    reason: code().nullable(),
  }),
  example: {
    ...conversionStepExample,
    opportunityId: exampleIds.opportunity,
    accountId: exampleIds.account,
    contactId: exampleIds.contact,
    outcome: 'ARCHIVED',
    reason: null,
  },
});
