import { LeadAccountRejected } from '@leadline/contracts';
import { consume } from '@leadline/inbox';
import { decideFailure } from '../conversion/conversion-steps.ts';
import { followStep } from './follow-step.ts';

/** Accounts cannot give this conversion an account; it may be retried with other options. */
export const onAccountRejected = consume(LeadAccountRejected, async ({ data }, tx) => {
  const { reason, field } = data;
  await followStep(tx, data, (conversion) => decideFailure(conversion, { step: 'ACCOUNT', reason, field }, tx.now));
});
