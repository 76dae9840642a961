import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id } from '../strings.ts';

/** The subject survives; the merged account's id lives on as an alias of it. */
export const AccountsMerged = defineEvent({
  name: 'AccountsMerged',
  type: 'leadline.account.merged.v1',
  topic: 'accounts',
  meaning: "The subject survives; the merged account's id lives on as an alias of it.",
  data: z.object({ mergeId: id(), mergedAccountId: id() }),
  example: { mergeId: exampleIds.activity, mergedAccountId: exampleIds.other },
});
