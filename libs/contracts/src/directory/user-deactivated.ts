import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { code } from '../strings.ts';

/** The user may not sign in any more; the next token is refused. */
export const UserDeactivated = defineEvent({
  name: 'UserDeactivated',
  type: 'leadline.user.deactivated.v1',
  topic: 'directory',
  meaning: 'The user may not sign in any more; the next token is refused.',
  data: z.object({ reason: code().nullable() }),
  example: { reason: null },
});
