import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id } from '../strings.ts';

/** The only won deal of the account was reopened: it is a prospect again. */
export const AccountReturnedToProspect = defineEvent({
  name: 'AccountReturnedToProspect',
  type: 'leadline.account.returned-to-prospect.v1',
  topic: 'accounts',
  meaning: 'The only won deal of the account was reopened: it is a prospect again.',
  data: z.object({ opportunityId: id() }),
  example: { opportunityId: exampleIds.opportunity },
});
