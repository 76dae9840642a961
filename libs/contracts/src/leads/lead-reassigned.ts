import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, code } from '../strings.ts';

/** Another user, team or queue is responsible for the lead now. */
export const LeadReassigned = defineEvent({
  name: 'LeadReassigned',
  type: 'leadline.lead.reassigned.v1',
  topic: 'leads',
  meaning: 'Another user, team or queue is responsible for the lead now.',
  data: z.object({
    ownerId: id().nullable(),
    teamId: id().nullable(),
    queue: code().nullable(),
    previousOwnerId: id().nullable(),
    previousTeamId: id().nullable(),
  }),
  example: {
    ownerId: exampleIds.user,
    teamId: exampleIds.team,
    queue: null,
    previousOwnerId: exampleIds.other,
    previousTeamId: exampleIds.team,
  },
});
