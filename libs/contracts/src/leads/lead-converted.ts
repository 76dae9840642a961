import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, instant } from '../strings.ts';

/** The lead became an account and, where asked for, a contact and an opportunity; it is read-only from here. */
export const LeadConverted = defineEvent({
  name: 'LeadConverted',
  type: 'leadline.lead.converted.v1',
  topic: 'leads',
  meaning: 'The lead became an account and, where asked for, a contact and an opportunity; it is read-only from here.',
  data: z.object({
    conversionId: id(),
    attempt: z.int().min(1),
    accountId: id(),
    contactId: id().nullable(),
    opportunityId: id().nullable(),
    accountCreated: z.boolean(),
    contactCreated: z.boolean(),
    requestedAt: instant(),
  }),
  example: {
    conversionId: exampleIds.conversion,
    attempt: 1,
    accountId: exampleIds.account,
    contactId: exampleIds.contact,
    opportunityId: exampleIds.opportunity,
    accountCreated: true,
    contactCreated: true,
    requestedAt: '2026-11-20T09:31:00.000Z',
  },
});
