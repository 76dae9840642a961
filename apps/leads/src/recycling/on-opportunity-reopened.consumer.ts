import { OpportunityReopened } from '@leadline/contracts';
import { RefusedError } from '@leadline/domain';
import { consume } from '@leadline/inbox';
import { leads } from '../lead/leads.ts';
import { recycledLeadId } from './recycle-lead.ts';
import { decideFollowUp } from './revisit-follow-up.ts';

/** A lost deal is worked again; a won one has no follow-up lead. */
export const onOpportunityReopened = consume(OpportunityReopened, async ({ data, envelope }, tx) => {
  if (data.previousKind !== 'LOST' || data.lossNumber === null) return;
  const followUp = await tx.load(leads, recycledLeadId(envelope.subject, data.lossNumber));
  if (!followUp) return;
  const decision = decideFollowUp(followUp, envelope.subject, tx.now);
  if (!decision.ok) throw new RefusedError(decision.refusal);
  await tx.save(leads, followUp, decision);
});
