import { OpportunityOpened } from '@leadline/contracts';
import { consume } from '@leadline/inbox';
import { decideOpportunityOpened } from '../conversion/conversion-steps.ts';
import { followStep } from './follow-step.ts';

/** The opportunity of a conversion is open, whichever attempt opened it; those that were opened by hand are nobody's conversion. */
export const onOpportunityOpened = consume(OpportunityOpened, async ({ data, envelope }, tx) => {
  const { conversion: step, leadId, accountId, contactId } = data;
  if (step === null || leadId === null) return;
  const opened = { opportunityId: envelope.subject, accountId, contactId };
  // A later attempt finds it open and is not answered again: ignoring this message would leave the lead waiting for ever.
  await followStep(tx, { ...step, leadId }, (conversion) => decideOpportunityOpened(conversion, opened, tx.now), { ofAnyAttempt: true });
});
