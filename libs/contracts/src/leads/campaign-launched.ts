import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, code, date, money } from '../strings.ts';

/** A marketing effort that leads can come from started or changed. */
export const CampaignLaunched = defineEvent({
  name: 'CampaignLaunched',
  type: 'leadline.campaign.launched.v1',
  topic: 'leads',
  meaning: 'A marketing effort that leads can come from started or changed.',
  data: z.object({ code: code(), startsOn: date(), endsOn: date().nullable(), cost: money().nullable(), ownerId: id().nullable() }),
  example: {
    code: 'spring-fair',
    startsOn: '2027-03-01',
    endsOn: '2027-03-31',
    cost: { amount: '12000', currency: 'EUR' },
    ownerId: exampleIds.user,
  },
});
