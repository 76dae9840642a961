import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, code } from '../strings.ts';

/** Delivery pauses, for the reason named. */
export const ProjectHeld = defineEvent({
  name: 'ProjectHeld',
  type: 'leadline.project.held.v1',
  topic: 'projects',
  meaning: 'Delivery pauses, for the reason named.',
  data: z.object({ opportunityId: id(), reason: code() }),
  example: { opportunityId: exampleIds.opportunity, reason: 'opportunity-reopened' },
});
