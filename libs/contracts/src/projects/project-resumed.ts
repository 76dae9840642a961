import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, code } from '../strings.ts';

/** A held project goes on under a new win; `missing` and `extra` are the tasks by which it differs from the template now. */
export const ProjectResumed = defineEvent({
  name: 'ProjectResumed',
  type: 'leadline.project.resumed.v1',
  topic: 'projects',
  meaning: 'A held project goes on under a new win; `missing` and `extra` are the tasks by which it differs from the template now.',
  data: z.object({
    opportunityId: id(),
    winNumber: z.int().min(1),
    templateVersion: z.int().min(1),
    missing: z.array(code()),
    extra: z.array(code()),
  }),
  example: { opportunityId: exampleIds.opportunity, winNumber: 2, templateVersion: 1, missing: [], extra: ['site-survey'] },
});
