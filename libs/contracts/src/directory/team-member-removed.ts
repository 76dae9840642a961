import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id } from '../strings.ts';

/** A user no longer belongs to the team. */
export const TeamMemberRemoved = defineEvent({
  name: 'TeamMemberRemoved',
  type: 'leadline.team.member-removed.v1',
  topic: 'directory',
  meaning: 'A user no longer belongs to the team.',
  data: z.object({ userId: id() }),
  example: { userId: exampleIds.user },
});
