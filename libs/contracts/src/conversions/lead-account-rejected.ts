import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { conversionStepExample } from '../examples.ts';
import { conversionStep } from '../shapes.ts';
import { code } from '../strings.ts';

/** No account can be given to this conversion, for the reason named. */
export const LeadAccountRejected = defineEvent({
  name: 'LeadAccountRejected',
  type: 'leadline.conversion.account-rejected.v1',
  topic: 'conversions',
  meaning: 'No account can be given to this conversion, for the reason named.',
  process: true,
  data: z.object({ ...conversionStep, reason: code(), field: code().nullable() }),
  example: { ...conversionStepExample, reason: 'contact-not-found', field: 'contactId' },
});
