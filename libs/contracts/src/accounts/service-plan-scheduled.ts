import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, date } from '../strings.ts';

/** The account is followed up every so many months from the day named. */
export const ServicePlanScheduled = defineEvent({
  name: 'ServicePlanScheduled',
  type: 'leadline.service-plan.scheduled.v1',
  topic: 'accounts',
  meaning: 'The account is followed up every so many months from the day named.',
  data: z.object({ accountId: id(), projectId: id().nullable(), everyMonths: z.int().min(1), nextOn: date(), ownerId: id().nullable() }),
  example: { accountId: exampleIds.account, projectId: exampleIds.project, everyMonths: 6, nextOn: '2027-09-01', ownerId: exampleIds.user },
});
