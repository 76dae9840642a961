import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds, conversionStepExample } from '../examples.ts';
import { conversionStep } from '../shapes.ts';
import { id, oneOf, code } from '../strings.ts';

/** The contact and account of a reverted conversion were archived, or are kept for the reasons named. */
export const AccountRevertAnswered = defineEvent({
  name: 'AccountRevertAnswered',
  type: 'leadline.conversion.account-revert-answered.v1',
  topic: 'conversions',
  meaning: 'The contact and account of a reverted conversion were archived, or are kept for the reasons named.',
  process: true,
  data: z.object({
    ...conversionStep,
    account: z.object({ accountId: id(), outcome: oneOf('ARCHIVED', 'KEPT'), reason: code().nullable() }),
    contact: z.object({ contactId: id(), outcome: oneOf('ARCHIVED', 'KEPT'), reason: code().nullable() }).nullable(),
  }),
  example: {
    ...conversionStepExample,
    account: { accountId: exampleIds.account, outcome: 'KEPT', reason: 'changed-since' },
    contact: { contactId: exampleIds.contact, outcome: 'ARCHIVED', reason: null },
  },
});
