import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, code } from '../strings.ts';

/** The account is no longer followed up by this plan. */
export const ServicePlanEnded = defineEvent({
  name: 'ServicePlanEnded',
  type: 'leadline.service-plan.ended.v1',
  topic: 'accounts',
  meaning: 'The account is no longer followed up by this plan.',
  data: z.object({ accountId: id(), reason: code().nullable() }),
  example: { accountId: exampleIds.account, reason: null },
});
