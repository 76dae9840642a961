import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, date } from '../strings.ts';

/** The last task is done: the project is delivered. */
export const ProjectCompleted = defineEvent({
  name: 'ProjectCompleted',
  type: 'leadline.project.completed.v1',
  topic: 'projects',
  meaning: 'The last task is done: the project is delivered.',
  data: z.object({ opportunityId: id(), accountId: id(), completedOn: date() }),
  example: { opportunityId: exampleIds.opportunity, accountId: exampleIds.account, completedOn: '2027-03-30' },
});
