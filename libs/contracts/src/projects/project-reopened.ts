import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id } from '../strings.ts';

/** A task of a delivered project is open again, and the project with it. */
export const ProjectReopened = defineEvent({
  name: 'ProjectReopened',
  type: 'leadline.project.reopened.v1',
  topic: 'projects',
  meaning: 'A task of a delivered project is open again, and the project with it.',
  data: z.object({ opportunityId: id(), accountId: id() }),
  example: { opportunityId: exampleIds.opportunity, accountId: exampleIds.account },
});
