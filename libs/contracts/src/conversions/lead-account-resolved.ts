import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds, opportunityRequestExample, conversionStepExample } from '../examples.ts';
import { opportunityRequestShape, conversionStep } from '../shapes.ts';
import { id, oneOf, instant, organisation } from '../strings.ts';
import { buyingRole } from '../vocabulary.ts';

/** The account and contact of a conversion are known: matched or newly opened. */
export const LeadAccountResolved = defineEvent({
  name: 'LeadAccountResolved',
  type: 'leadline.conversion.account-resolved.v1',
  topic: 'conversions',
  meaning: 'The account and contact of a conversion are known: matched or newly opened.',
  process: true,
  data: z.object({
    ...conversionStep,
    accountId: id(),
    accountCreated: z.boolean(),
    contactId: id().nullable(),
    contactCreated: z.boolean(),
    matchedBy: oneOf('GIVEN', 'EMAIL', 'DOMAIN', 'NAME', 'NONE'),
    company: organisation().nullable(),
    buyingRole: buyingRole(),
    opportunity: opportunityRequestShape.nullable(),
    requestedAt: instant(),
  }),
  example: {
    ...conversionStepExample,
    accountId: exampleIds.account,
    accountCreated: true,
    contactId: exampleIds.contact,
    contactCreated: true,
    matchedBy: 'NONE',
    company: 'Acme Corporation',
    buyingRole: 'DECISION_MAKER',
    opportunity: opportunityRequestExample,
    requestedAt: '2026-11-20T09:31:00.000Z',
  },
});
