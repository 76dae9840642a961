import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds, leadExample } from '../examples.ts';
import { leadShape } from '../shapes.ts';
import { id, oneOf, code, date, money, count } from '../strings.ts';

/** The lead meets the required criteria of the policy version named; `conversion` is null when it waits for review. */
export const LeadQualified = defineEvent({
  name: 'LeadQualified',
  type: 'leadline.lead.qualified.v1',
  topic: 'leads',
  meaning: 'The lead meets the required criteria of the policy version named; `conversion` is null when it waits for review.',
  data: z.object({
    ...leadShape,
    policyVersion: count(),
    criteria: z.array(z.object({ criterion: code(), state: oneOf('UNKNOWN', 'MET', 'NOT_MET') })),
    budget: money().nullable(),
    timeline: date().nullable(),
    conversion: z.object({ conversionId: id(), attempt: z.int().min(1) }).nullable(),
  }),
  example: {
    ...leadExample,
    policyVersion: 1,
    criteria: [{ criterion: 'NEED', state: 'MET' }],
    budget: { amount: '4821', currency: 'USD' },
    timeline: '2027-02-20',
    conversion: { conversionId: exampleIds.conversion, attempt: 1 },
  },
});
