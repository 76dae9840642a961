import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { leadExample } from '../examples.ts';
import { leadShape } from '../shapes.ts';
import { code } from '../strings.ts';

/** Details of a lead changed; the data is the lead as it is now, `changed` names what moved. */
export const LeadChanged = defineEvent({
  name: 'LeadChanged',
  type: 'leadline.lead.changed.v1',
  topic: 'leads',
  meaning: 'Details of a lead changed; the data is the lead as it is now, `changed` names what moved.',
  data: z.object({ ...leadShape, changed: z.array(code()) }),
  example: { ...leadExample, changed: ['temperature'] },
});
