import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds, accountExample } from '../examples.ts';
import { accountShape } from '../shapes.ts';
import { id } from '../strings.ts';

/** There is a relationship with this organisation or individual from now on. */
export const AccountOpened = defineEvent({
  name: 'AccountOpened',
  type: 'leadline.account.opened.v1',
  topic: 'accounts',
  meaning: 'There is a relationship with this organisation or individual from now on.',
  data: z.object({ ...accountShape, leadId: id().nullable(), conversionId: id().nullable() }),
  example: { ...accountExample, leadId: exampleIds.lead, conversionId: exampleIds.conversion },
});
