import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds, conversionStepExample } from '../examples.ts';
import { conversionStep } from '../shapes.ts';
import { id, code } from '../strings.ts';

/** Existing records resemble the lead without being certain matches: a person has to choose. */
export const LeadAccountAmbiguous = defineEvent({
  name: 'LeadAccountAmbiguous',
  type: 'leadline.conversion.account-ambiguous.v1',
  topic: 'conversions',
  meaning: 'Existing records resemble the lead without being certain matches: a person has to choose.',
  process: true,
  data: z.object({
    ...conversionStep,
    candidates: z.array(
      z.object({ accountId: id().nullable(), contactId: id().nullable(), score: z.number().min(0).max(1), reason: code() }),
    ),
  }),
  example: {
    ...conversionStepExample,
    candidates: [{ accountId: exampleIds.account, contactId: null, score: 0.82, reason: 'similar-name' }],
  },
});
