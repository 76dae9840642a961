import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id } from '../strings.ts';

/** The subject survives; the merged lead's id lives on as an alias of it. Undo names the same merge id. */
export const LeadsMerged = defineEvent({
  name: 'LeadsMerged',
  type: 'leadline.lead.merged.v1',
  topic: 'leads',
  meaning: "The subject survives; the merged lead's id lives on as an alias of it. Undo names the same merge id.",
  data: z.object({ mergeId: id(), mergedLeadId: id() }),
  example: { mergeId: exampleIds.activity, mergedLeadId: exampleIds.other },
});
