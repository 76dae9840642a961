import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id } from '../strings.ts';

/** The subject survives; the merged contact's id lives on as an alias of it. */
export const ContactsMerged = defineEvent({
  name: 'ContactsMerged',
  type: 'leadline.contact.merged.v1',
  topic: 'contacts',
  meaning: "The subject survives; the merged contact's id lives on as an alias of it.",
  data: z.object({ mergeId: id(), mergedContactId: id() }),
  example: { mergeId: exampleIds.activity, mergedContactId: exampleIds.other },
});
