import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id } from '../strings.ts';

/** What the named merge moved to the subject was moved back. */
export const LeadMergeUndone = defineEvent({
  name: 'LeadMergeUndone',
  type: 'leadline.lead.merge-undone.v1',
  topic: 'leads',
  meaning: 'What the named merge moved to the subject was moved back.',
  data: z.object({ mergeId: id(), restoredLeadId: id() }),
  example: { mergeId: exampleIds.activity, restoredLeadId: exampleIds.other },
});
