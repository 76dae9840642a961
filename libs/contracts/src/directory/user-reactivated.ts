import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id } from '../strings.ts';
import { role } from '../vocabulary.ts';

/** The user may sign in again. */
export const UserReactivated = defineEvent({
  name: 'UserReactivated',
  type: 'leadline.user.reactivated.v1',
  topic: 'directory',
  meaning: 'The user may sign in again.',
  data: z.object({ roles: z.array(role()), teamIds: z.array(id()) }),
  example: { roles: ['REP'], teamIds: [exampleIds.team] },
});
