import { LeadAccountResolved } from '@leadline/contracts';
import { consume } from '@leadline/inbox';
import { decideAccountResolved } from '../conversion/conversion-steps.ts';
import { followStep } from './follow-step.ts';

/** Accounts has matched or opened the account and the contact. */
export const onAccountResolved = consume(LeadAccountResolved, async ({ data }, tx) => {
  const { accountId, accountCreated, contactId, contactCreated } = data;
  await followStep(tx, data, (conversion) =>
    decideAccountResolved(conversion, { accountId, accountCreated, contactId, contactCreated }, tx.now),
  );
});
