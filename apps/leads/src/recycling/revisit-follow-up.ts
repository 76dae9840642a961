import { LeadArchived, LeadFollowUpFlagged } from '@leadline/contracts';
import { type Decision, decide } from '@leadline/domain';
import { withChanges } from '../lead/changed-lead.ts';
import type { Lead } from '../lead/lead.ts';
import { isTouched } from './recycle-lead.ts';

const reason = 'deal-reopened';

/** The lost deal is worked again: its follow-up is archived, or flagged where somebody has worked on it, for a person to decide. */
export function decideFollowUp(lead: Lead, opportunityId: string, now: Date): Decision<Lead> {
  const handled = lead.deletedAt !== null || lead.followUpFlaggedAt !== null || lead.archivedReason === reason;
  if (handled) return decide(lead);
  if (isTouched(lead)) {
    return decide(withChanges(lead, { followUpFlaggedAt: now }, now), LeadFollowUpFlagged.of(lead.id, { opportunityId }));
  }
  const archived = withChanges(lead, { status: 'ARCHIVED', archivedReason: reason, closedAt: now }, now);
  return decide(archived, LeadArchived.of(lead.id, { reason }));
}
