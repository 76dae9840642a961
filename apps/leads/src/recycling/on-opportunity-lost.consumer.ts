import { OpportunityLost } from '@leadline/contracts';
import { consume, PermanentFailure } from '@leadline/inbox';
import { RefusedError } from '@leadline/domain';
import { leads } from '../lead/leads.ts';
import { currentPolicy } from '../policy/current-policy.ts';
import { decideRecycling, recycledLeadId } from './recycle-lead.ts';

/** A deal that came from a lead is lost: the person goes back to the sea. */
export const onOpportunityLost = consume(OpportunityLost, async ({ data, envelope }, tx) => {
  const { leadId, lossNumber, accountId, contactId, ownerId, teamId } = data;
  if (leadId === null) return; // opened directly on an account: there is no lead to follow up on
  const opportunityId = envelope.subject;
  if (await tx.load(leads, recycledLeadId(opportunityId, lossNumber))) return;
  const original = await tx.load(leads, leadId, { lock: false });
  if (!original) throw new PermanentFailure('The lost deal came from a lead that leads does not know');

  const { recycleAfterDays } = await currentPolicy(tx.manager);
  const loss = { opportunityId, lossNumber, accountId, contactId, ownerId, teamId };
  const decision = decideRecycling(original, loss, { days: recycleAfterDays, now: tx.now });
  if (!decision.ok) throw new RefusedError(decision.refusal);
  await tx.save(leads, null, decision);
});
