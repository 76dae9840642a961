import type { Resolvers } from '../__generated__/graphql.ts';
import type { Context } from '../context.ts';
import type { Lead } from '../lead/lead.ts';
import type { Conversion } from './conversion.ts';
import { failureMessage, gapsOf } from './conversion-words.ts';
import { nothingAsked, settleConversion } from './settle-conversion.ts';

/** How conversions and what leads say of them are read. */
export const conversionReference: Resolvers = {
  Lead: {
    conversion: (lead, _, context) => conversionOf(lead, context),
    missingForConversion: (lead, _, { actor }) => missingFor(lead, actor.now),
  },
  Conversion: {
    lead: ({ leadId }, _, { loaders }) => loaders.leads.load(leadId),
    requestedBy: ({ requestedById }) => ({ id: requestedById }),
    account: ({ accountId }) => entity(accountId),
    contact: ({ contactId }) => entity(contactId),
    opportunity: ({ opportunityId }) => entity(opportunityId),
  },
  ConversionCandidate: {
    account: ({ accountId }) => entity(accountId),
    contact: ({ contactId }) => entity(contactId),
  },
  ConversionFailure: { message: failureMessage },
};

const entity = (id: string | null): { id: string } | null => (id === null ? null : { id });

/** The conversion that a lead names; null when it names none. */
export const conversionOf = async ({ conversionId }: Lead, { loaders }: Pick<Context, 'loaders'>): Promise<Conversion | null> =>
  conversionId === null ? null : loaders.conversions.load(conversionId);

// What converts, or has been converted, lacks nothing any more.
function missingFor(lead: Lead, now: Date) {
  if (lead.converting || lead.status === 'CONVERTED') return [];
  const settled = settleConversion(lead, nothingAsked, now);
  return settled.ok ? [] : gapsOf(settled.missing);
}
