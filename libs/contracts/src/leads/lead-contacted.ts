import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, instant } from '../strings.ts';

/** Somebody of the firm reached out to the lead for the first time. */
export const LeadContacted = defineEvent({
  name: 'LeadContacted',
  type: 'leadline.lead.contacted.v1',
  topic: 'leads',
  meaning: 'Somebody of the firm reached out to the lead for the first time.',
  data: z.object({ firstContactedAt: instant(), ownerId: id().nullable(), teamId: id().nullable() }),
  example: { firstContactedAt: '2026-11-20T09:30:00.000Z', ownerId: exampleIds.user, teamId: exampleIds.team },
});
