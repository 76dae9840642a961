import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, date } from '../strings.ts';

/** The relationship of the contact to the account ended. */
export const ContactUnlinkedFromAccount = defineEvent({
  name: 'ContactUnlinkedFromAccount',
  type: 'leadline.contact.unlinked-from-account.v1',
  topic: 'contacts',
  meaning: 'The relationship of the contact to the account ended.',
  data: z.object({ accountId: id(), untilOn: date().nullable() }),
  example: { accountId: exampleIds.account, untilOn: '2027-01-31' },
});
