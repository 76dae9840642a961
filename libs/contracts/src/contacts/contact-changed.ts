import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, code, count } from '../strings.ts';

/** Details of a contact changed; personal ones are on the personal topic at `personVersion`. */
export const ContactChanged = defineEvent({
  name: 'ContactChanged',
  type: 'leadline.contact.changed.v1',
  topic: 'contacts',
  meaning: 'Details of a contact changed; personal ones are on the personal topic at `personVersion`.',
  data: z.object({ ownerId: id().nullable(), teamId: id().nullable(), personVersion: count(), changed: z.array(code()) }),
  example: { ownerId: exampleIds.user, teamId: exampleIds.team, personVersion: 2, changed: ['jobTitle'] },
});
