import { code, id, isoDate, nonNegativeMoney, optionalText } from '@leadline/subgraph';
import { z } from 'zod';

const opportunity = z.object({
  pipelineId: id().nullish(),
  name: optionalText(200),
  amount: nonNegativeMoney().nullish(),
  expectedCloseOn: isoDate().nullish(),
  productCode: code().nullish(),
});

/** The options of a conversion as clients give them. */
export const convertOptionsInput = z
  .object({
    accountId: id().nullish(),
    contactId: id().nullish(),
    createAccount: z.boolean().nullish(),
    createContact: z.boolean().nullish(),
    opportunity: opportunity.nullish(),
    withoutOpportunity: z.boolean().nullish(),
    ownerId: id().nullish(),
  })
  .refine((options) => !(options.withoutOpportunity && options.opportunity), {
    path: ['withoutOpportunity'],
    error: 'must not be true beside `opportunity`; give one of them',
    params: { rule: 'OpportunityOrWithoutNotBoth' },
  });
