import { refuse } from '@leadline/domain';
import { refusePast } from '../lead/details-rules.ts';
import type { Refused } from '../lead/lead-status.ts';
import type { AskedConversion } from './conversion.ts';

/** The refusal of options that contradict each other or plan a day that has passed; undefined when they are fine. */
export function refuseConversionTerms(asked: AskedConversion, now: Date): Refused | undefined {
  if (asked.accountId !== null && asked.createAccount) return contradiction('accountId', 'createAccount');
  if (asked.contactId !== null && asked.createContact) return contradiction('contactId', 'createContact');
  const { expectedCloseOn } = asked.opportunity;
  return expectedCloseOn === null || asked.withoutOpportunity ? undefined : refusePast(expectedCloseOn, 'expectedCloseOn', now);
}

const contradiction = (use: string, create: string): Refused =>
  refuse('UseOrCreateNotBoth', {
    message: `\`${use}\` names an existing record and \`${create}\` asks for a new one; give one of them.`,
    field: use,
    code: 'BAD_USER_INPUT',
  });
