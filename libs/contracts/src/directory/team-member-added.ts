import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id } from '../strings.ts';
import { role } from '../vocabulary.ts';

/** A user belongs to the team. */
export const TeamMemberAdded = defineEvent({
  name: 'TeamMemberAdded',
  type: 'leadline.team.member-added.v1',
  topic: 'directory',
  meaning: 'A user belongs to the team.',
  data: z.object({ userId: id(), role: role().nullable() }),
  example: { userId: exampleIds.user, role: 'REP' },
});
