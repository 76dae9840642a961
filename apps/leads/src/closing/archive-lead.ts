import { LeadArchived } from '@leadline/contracts';
import { type Actor, type Decision, decide } from '@leadline/domain';
import { type Outcome, requestOf } from '@leadline/postgres';
import { withChanges } from '../lead/changed-lead.ts';
import { refuseMove } from '../lead/lead-status.ts';
import { leads } from '../lead/leads.ts';
import type { Lead } from '../lead/lead.ts';
import type { Tools } from '../tools.ts';

/** A request to put a lead away. */
export interface ArchiveLead {
  leadId: string;
  /** A code, where there is a reason to name. */
  reason?: string | null;
  expectedVersion?: number | null;
  requestKey?: string | null;
}

/** Puts an open lead away without a verdict. */
export function decideArchiving(lead: Lead, reason: string | null, now: Date): Decision<Lead> {
  const refused = refuseMove(lead, 'ARCHIVED');
  if (refused) return refused;
  const archived = withChanges(lead, { status: 'ARCHIVED', archivedReason: reason, closedAt: now }, now);
  return decide(archived, LeadArchived.of(lead.id, { reason }));
}

/** The use case: one row lock, one decision, one transaction with its event and audit row. */
export const archiveLead =
  ({ unitOfWork }: Tools) =>
  (command: ArchiveLead, actor: Actor): Promise<Outcome<Lead>> => {
    const { leadId: id, expectedVersion } = command;
    return unitOfWork.change(leads, { id, expectedVersion, request: requestOf('archiveLead', command) }, actor, (lead, tx) =>
      decideArchiving(lead, command.reason ?? null, tx.now),
    );
  };
