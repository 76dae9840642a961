import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds, conversionStepExample } from '../examples.ts';
import { conversionStep } from '../shapes.ts';
import { id } from '../strings.ts';

/** What this conversion created is to be archived again, where nobody has built on it. */
export const LeadConversionRevertRequested = defineEvent({
  name: 'LeadConversionRevertRequested',
  type: 'leadline.conversion.revert-requested.v1',
  topic: 'conversions',
  meaning: 'What this conversion created is to be archived again, where nobody has built on it.',
  process: true,
  data: z.object({ ...conversionStep, accountId: id(), contactId: id().nullable(), opportunityId: id().nullable() }),
  example: {
    ...conversionStepExample,
    accountId: exampleIds.account,
    contactId: exampleIds.contact,
    opportunityId: exampleIds.opportunity,
  },
});
