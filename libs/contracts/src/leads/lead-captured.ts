import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { leadExample } from '../examples.ts';
import { leadShape } from '../shapes.ts';
import { id } from '../strings.ts';

/** A person or firm of which little is known was added; nothing is qualified yet. */
export const LeadCaptured = defineEvent({
  name: 'LeadCaptured',
  type: 'leadline.lead.captured.v1',
  topic: 'leads',
  meaning: 'A person or firm of which little is known was added; nothing is qualified yet.',
  data: z.object({ ...leadShape, recycledFrom: z.object({ leadId: id(), opportunityId: id() }).nullable() }),
  example: { ...leadExample, status: 'NEW', recycledFrom: null },
});
