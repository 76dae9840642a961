import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { code } from '../strings.ts';

/** The contact was put away; it stays readable. */
export const ContactArchived = defineEvent({
  name: 'ContactArchived',
  type: 'leadline.contact.archived.v1',
  topic: 'contacts',
  meaning: 'The contact was put away; it stays readable.',
  data: z.object({ reason: code().nullable() }),
  example: { reason: 'conversion-reverted' },
});
