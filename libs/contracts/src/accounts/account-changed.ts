import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { accountExample } from '../examples.ts';
import { accountShape } from '../shapes.ts';
import { code } from '../strings.ts';

/** Details of an account changed; the data is the account as it is now, `changed` names what moved. */
export const AccountChanged = defineEvent({
  name: 'AccountChanged',
  type: 'leadline.account.changed.v1',
  topic: 'accounts',
  meaning: 'Details of an account changed; the data is the account as it is now, `changed` names what moved.',
  data: z.object({ ...accountShape, changed: z.array(code()) }),
  example: { ...accountExample, changed: ['industry'] },
});
