import type { ConversionFailure } from './conversion.ts';
import type { ConversionNeed } from './settle-conversion.ts';

const remedies: Record<ConversionNeed, string> = {
  CONTACT:
    'The lead is without a person: give an e-mail address or a job title, name a contact in `contactId`, or convert without an opportunity.',
  AMOUNT: 'Give an amount in `opportunity.amount`, in the BUDGET answer or as the potential value.',
  EXPECTED_CLOSE: 'Give a day from today on in `opportunity.expectedCloseOn` or in the TIMELINE answer.',
};

/** What is missing, each with where to give it. */
export const gapsOf = (missing: readonly ConversionNeed[]) => missing.map((field) => ({ field, message: remedies[field] }));

/** Why a conversion stopped, in a sentence with the remedy. */
export function failureMessage({ step, reason, field }: ConversionFailure): string {
  const what = step === 'ACCOUNT' ? 'The account and contact could not be settled' : 'The opportunity could not be opened';
  const where = field === null ? '' : ` (\`${field}\`)`;
  return `${what}: ${reason.replaceAll('-', ' ')}${where}. Amend the lead or the options, and use \`retryConversion\`.`;
}
