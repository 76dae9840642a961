import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id } from '../strings.ts';

/** The lost deal that this follow-up lead came from was reopened, but the lead has been worked on: a person decides. */
export const LeadFollowUpFlagged = defineEvent({
  name: 'LeadFollowUpFlagged',
  type: 'leadline.lead.follow-up-flagged.v1',
  topic: 'leads',
  meaning: 'The lost deal that this follow-up lead came from was reopened, but the lead has been worked on: a person decides.',
  data: z.object({ opportunityId: id() }),
  example: { opportunityId: exampleIds.opportunity },
});
