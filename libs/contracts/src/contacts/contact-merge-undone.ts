import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id } from '../strings.ts';

/** What the named merge moved to the subject was moved back. */
export const ContactMergeUndone = defineEvent({
  name: 'ContactMergeUndone',
  type: 'leadline.contact.merge-undone.v1',
  topic: 'contacts',
  meaning: 'What the named merge moved to the subject was moved back.',
  data: z.object({ mergeId: id(), restoredContactId: id() }),
  example: { mergeId: exampleIds.activity, restoredContactId: exampleIds.other },
});
