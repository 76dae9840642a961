import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { code } from '../strings.ts';

/** The account was put away; it stays readable. */
export const AccountArchived = defineEvent({
  name: 'AccountArchived',
  type: 'leadline.account.archived.v1',
  topic: 'accounts',
  meaning: 'The account was put away; it stays readable.',
  data: z.object({ reason: code().nullable() }),
  example: { reason: 'conversion-reverted' },
});
