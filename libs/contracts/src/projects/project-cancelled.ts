import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, code } from '../strings.ts';

/** The project will not be delivered. */
export const ProjectCancelled = defineEvent({
  name: 'ProjectCancelled',
  type: 'leadline.project.cancelled.v1',
  topic: 'projects',
  meaning: 'The project will not be delivered.',
  data: z.object({ opportunityId: id(), reason: code() }),
  example: { opportunityId: exampleIds.opportunity, reason: 'withdrawn' },
});
