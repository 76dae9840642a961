import { OpportunityOpeningRejected } from '@leadline/contracts';
import { consume } from '@leadline/inbox';
import { decideFailure } from '../conversion/conversion-steps.ts';
import { followStep } from './follow-step.ts';

/** Opportunities cannot open what was asked for; account and contact stay, and a retry goes on with them. */
export const onOpportunityRejected = consume(OpportunityOpeningRejected, async ({ data }, tx) => {
  const { reason, field, accountId, contactId } = data;
  await followStep(tx, data, (conversion) =>
    decideFailure({ ...conversion, accountId, contactId }, { step: 'OPPORTUNITY', reason, field }, tx.now),
  );
});
