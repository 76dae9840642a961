import { LeadAccountAmbiguous } from '@leadline/contracts';
import { consume } from '@leadline/inbox';
import { decideAmbiguous } from '../conversion/conversion-steps.ts';
import { followStep } from './follow-step.ts';

/** Accounts has found records that resemble the lead; a person chooses. */
export const onAccountAmbiguous = consume(LeadAccountAmbiguous, async ({ data }, tx) => {
  await followStep(tx, data, (conversion) => decideAmbiguous(conversion, data.candidates));
});
