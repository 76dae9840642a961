import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, date } from '../strings.ts';
import { contactRelationship } from '../vocabulary.ts';

/** The contact stands in this relationship to the account from the day named. */
export const ContactLinkedToAccount = defineEvent({
  name: 'ContactLinkedToAccount',
  type: 'leadline.contact.linked-to-account.v1',
  topic: 'contacts',
  meaning: 'The contact stands in this relationship to the account from the day named.',
  data: z.object({
    accountId: id(),
    relationship: contactRelationship(),
    primary: z.boolean(),
    fromOn: date().nullable(),
    untilOn: date().nullable(),
  }),
  example: { accountId: exampleIds.account, relationship: 'EMPLOYEE', primary: true, fromOn: '2026-11-20', untilOn: null },
});
