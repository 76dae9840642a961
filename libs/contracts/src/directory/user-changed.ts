import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, count } from '../strings.ts';
import { role } from '../vocabulary.ts';

/** Roles, manager or details of a user changed. */
export const UserChanged = defineEvent({
  name: 'UserChanged',
  type: 'leadline.user.changed.v1',
  topic: 'directory',
  meaning: 'Roles, manager or details of a user changed.',
  data: z.object({
    roles: z.array(role()),
    teamIds: z.array(id()),
    managerId: id().nullable(),
    personVersion: count(),
    active: z.boolean(),
  }),
  example: { roles: ['REP', 'MANAGER'], teamIds: [exampleIds.team], managerId: null, personVersion: 1, active: true },
});
