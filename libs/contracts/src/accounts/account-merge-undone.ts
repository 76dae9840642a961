import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id } from '../strings.ts';

/** What the named merge moved to the subject was moved back. */
export const AccountMergeUndone = defineEvent({
  name: 'AccountMergeUndone',
  type: 'leadline.account.merge-undone.v1',
  topic: 'accounts',
  meaning: 'What the named merge moved to the subject was moved back.',
  data: z.object({ mergeId: id(), restoredAccountId: id() }),
  example: { mergeId: exampleIds.activity, restoredAccountId: exampleIds.other },
});
