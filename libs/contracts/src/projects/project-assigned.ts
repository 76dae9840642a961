import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id } from '../strings.ts';

/** Another manager or another team is responsible for the delivery now. */
export const ProjectAssigned = defineEvent({
  name: 'ProjectAssigned',
  type: 'leadline.project.assigned.v1',
  topic: 'projects',
  meaning: 'Another manager or another team is responsible for the delivery now.',
  data: z.object({
    opportunityId: id(),
    ownerId: id().nullable(),
    teamId: id().nullable(),
    previousOwnerId: id().nullable(),
    previousTeamId: id().nullable(),
  }),
  example: {
    opportunityId: exampleIds.opportunity,
    ownerId: exampleIds.user,
    teamId: exampleIds.team,
    previousOwnerId: null,
    previousTeamId: exampleIds.team,
  },
});
