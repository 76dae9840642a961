import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, date } from '../strings.ts';
import { leadSource } from '../vocabulary.ts';

/** After a lost deal the person is nurtured again: this new lead follows up on it. */
export const LeadRecycled = defineEvent({
  name: 'LeadRecycled',
  type: 'leadline.lead.recycled.v1',
  topic: 'leads',
  meaning: 'After a lost deal the person is nurtured again: this new lead follows up on it.',
  data: z.object({
    originalLeadId: id(),
    originalSource: leadSource(),
    opportunityId: id(),
    lossNumber: z.int().min(1),
    accountId: id(),
    contactId: id().nullable(),
    nextActionOn: date(),
    ownerId: id().nullable(),
    teamId: id().nullable(),
  }),
  example: {
    originalLeadId: exampleIds.other,
    originalSource: 'WEBSITE',
    opportunityId: exampleIds.opportunity,
    lossNumber: 1,
    accountId: exampleIds.account,
    contactId: exampleIds.contact,
    nextActionOn: '2027-05-20',
    ownerId: exampleIds.user,
    teamId: exampleIds.team,
  },
});
