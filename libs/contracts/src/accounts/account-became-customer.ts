import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id } from '../strings.ts';

/** A deal of the account was won: it is a customer. */
export const AccountBecameCustomer = defineEvent({
  name: 'AccountBecameCustomer',
  type: 'leadline.account.became-customer.v1',
  topic: 'accounts',
  meaning: 'A deal of the account was won: it is a customer.',
  data: z.object({ opportunityId: id(), winNumber: z.int().min(1) }),
  example: { opportunityId: exampleIds.opportunity, winNumber: 1 },
});
