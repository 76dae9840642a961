import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { date } from '../strings.ts';

/** No won revenue and no open project for the configured months. */
export const AccountBecameFormerCustomer = defineEvent({
  name: 'AccountBecameFormerCustomer',
  type: 'leadline.account.became-former-customer.v1',
  topic: 'accounts',
  meaning: 'No won revenue and no open project for the configured months.',
  data: z.object({ lastWonOn: date().nullable() }),
  example: { lastWonOn: '2025-01-31' },
});
