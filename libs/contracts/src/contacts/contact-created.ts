import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, count } from '../strings.ts';

/** A person is known to the firm; who it is stands on the personal topic at `personVersion`. */
export const ContactCreated = defineEvent({
  name: 'ContactCreated',
  type: 'leadline.contact.created.v1',
  topic: 'contacts',
  meaning: 'A person is known to the firm; who it is stands on the personal topic at `personVersion`.',
  data: z.object({
    ownerId: id().nullable(),
    teamId: id().nullable(),
    leadId: id().nullable(),
    conversionId: id().nullable(),
    personVersion: count(),
  }),
  example: {
    ownerId: exampleIds.user,
    teamId: exampleIds.team,
    leadId: exampleIds.lead,
    conversionId: exampleIds.conversion,
    personVersion: 1,
  },
});
