import { RefusedError } from '@leadline/domain';
import type { Outcome } from '@leadline/postgres';
import { unwrap } from '@leadline/subgraph';
import type { Context } from '../context.ts';
import type { Lead } from '../lead/lead.ts';
import { conversionOf } from './conversion.reference.ts';
import { gapsOf } from './conversion-words.ts';
import type { ConversionNeed } from './settle-conversion.ts';

/** What an opportunity lacks, as data for the client; undefined when the outcome is another. */
export async function missingForConversion(outcome: Outcome<Lead>, leadId: string, { loaders }: Context) {
  if (outcome.ok || outcome.refusal.rule !== 'OpportunityNeedsContactAmountAndCloseDate') return undefined;
  const lead = await loaders.leads.load(leadId);
  if (!lead) return undefined;
  const missing = outcome.refusal.details?.['missing'] as ConversionNeed[];
  return { __typename: 'MissingForConversion' as const, lead, missing: gapsOf(missing) };
}

/** The answer to a request for a conversion: that it runs, or what is missing. */
export async function conversionAnswer(outcome: Outcome<Lead>, leadId: string, context: Context) {
  const missing = await missingForConversion(outcome, leadId, context);
  if (missing) return missing;
  const lead = unwrap(outcome);
  const conversion = await conversionOf(lead, context);
  if (!conversion) throw answeredBefore();
  return { __typename: 'ConversionStarted' as const, lead, conversion };
}

// The key was used for a conversion that failed, and the lead has been qualified anew since.
const answeredBefore = (): RefusedError =>
  RefusedError.of(
    'CONFLICT',
    'RequestKeyIsNew',
    'This request key started a conversion that the lead no longer goes by; choose a new one.',
    {
      field: 'requestKey',
    },
  );
