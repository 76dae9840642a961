import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds, opportunityRequestExample, conversionStepExample } from '../examples.ts';
import { opportunityRequestShape, conversionStep } from '../shapes.ts';
import { id, code, instant, organisation, count } from '../strings.ts';
import { leadSource, partyKind, buyingRole } from '../vocabulary.ts';

/** A qualified lead is to become an account, a contact and, where asked for, an opportunity. */
export const LeadConversionRequested = defineEvent({
  name: 'LeadConversionRequested',
  type: 'leadline.conversion.requested.v1',
  topic: 'conversions',
  meaning: 'A qualified lead is to become an account, a contact and, where asked for, an opportunity.',
  process: true,
  data: z.object({
    ...conversionStep,
    kind: partyKind(),
    company: organisation().nullable(),
    industry: code().nullable(),
    companySize: code().nullable(),
    region: code().nullable(),
    source: leadSource(),
    buyingRole: buyingRole(),
    ownerId: id().nullable(),
    teamId: id().nullable(),
    hasPerson: z.boolean(),
    personVersion: count(),
    use: z.object({ accountId: id().nullable(), contactId: id().nullable(), createAccount: z.boolean(), createContact: z.boolean() }),
    opportunity: opportunityRequestShape.nullable(),
    requestedAt: instant(),
  }),
  example: {
    ...conversionStepExample,
    kind: 'ORGANIZATION',
    company: 'Acme Corporation',
    industry: 'technology',
    companySize: null,
    region: 'central',
    source: 'WEBSITE',
    buyingRole: 'DECISION_MAKER',
    ownerId: exampleIds.user,
    teamId: exampleIds.team,
    hasPerson: true,
    personVersion: 1,
    use: { accountId: null, contactId: null, createAccount: false, createContact: false },
    opportunity: opportunityRequestExample,
    requestedAt: '2026-11-20T09:31:00.000Z',
  },
});
