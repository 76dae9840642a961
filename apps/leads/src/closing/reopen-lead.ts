import { LeadReopened } from '@leadline/contracts';
import { type Actor, type Decision, decide, refuse } from '@leadline/domain';
import { type Outcome, requestOf } from '@leadline/postgres';
import { withChanges } from '../lead/changed-lead.ts';
import { refuseReadOnly } from '../lead/lead-status.ts';
import { leads } from '../lead/leads.ts';
import type { Lead } from '../lead/lead.ts';
import type { Tools } from '../tools.ts';

/** A request to bring a closed lead back. */
export interface ReopenLead {
  leadId: string;
  expectedVersion?: number | null;
  requestKey?: string | null;
}

const asOpen = {
  status: 'NURTURING',
  disqualifiedReason: null,
  disqualifiedDetail: null,
  archivedReason: null,
  closedAt: null,
  qualifiedAt: null,
  qualifiedById: null,
} as const satisfies Partial<Lead>;

/** Brings a disqualified or archived lead back to be nurtured; if it was qualified, it has to qualify again. */
export function decideReopening(lead: Lead, now: Date): Decision<Lead> {
  const readOnly = refuseReadOnly(lead);
  if (readOnly) return readOnly;
  if (lead.status !== 'DISQUALIFIED' && lead.status !== 'ARCHIVED') {
    return refuse('OnlyClosedLeadsAreReopened', {
      message: `This lead is ${lead.status}, so it is open already.`,
      field: 'status',
      details: { status: lead.status },
    });
  }
  return decide(withChanges(lead, asOpen, now), LeadReopened.of(lead.id, { previousStatus: lead.status }));
}

/** The use case: one row lock, one decision, one transaction with its event and audit row. */
export const reopenLead =
  ({ unitOfWork }: Tools) =>
  (command: ReopenLead, actor: Actor): Promise<Outcome<Lead>> => {
    const { leadId: id, expectedVersion } = command;
    return unitOfWork.change(leads, { id, expectedVersion, request: requestOf('reopenLead', command) }, actor, (lead, tx) =>
      decideReopening(lead, tx.now),
    );
  };
