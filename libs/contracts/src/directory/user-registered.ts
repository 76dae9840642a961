import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, count } from '../strings.ts';
import { role } from '../vocabulary.ts';

/** A person of the firm may sign in, with these roles; the name is on the personal topic. */
export const UserRegistered = defineEvent({
  name: 'UserRegistered',
  type: 'leadline.user.registered.v1',
  topic: 'directory',
  meaning: 'A person of the firm may sign in, with these roles; the name is on the personal topic.',
  data: z.object({ roles: z.array(role()), teamIds: z.array(id()), managerId: id().nullable(), personVersion: count() }),
  example: { roles: ['REP'], teamIds: [exampleIds.team], managerId: null, personVersion: 1 },
});
