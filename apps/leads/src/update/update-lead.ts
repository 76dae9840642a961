import { LeadChanged } from '@leadline/contracts';
import { type Actor, type Decision, decide } from '@leadline/domain';
import { type Outcome, requestOf } from '@leadline/postgres';
import { changedFields, withChanges } from '../lead/changed-lead.ts';
import { completed, refuseDetails } from '../lead/details-rules.ts';
import { leadFacts } from '../lead/lead-facts.ts';
import { refuseReadOnly } from '../lead/lead-status.ts';
import { leads } from '../lead/leads.ts';
import type { LeadDetails } from '../lead/lead-details.ts';
import type { Lead } from '../lead/lead.ts';
import type { Tools } from '../tools.ts';

/** What to change: absent fields stay, null clears. */
export interface UpdateLead {
  leadId: string;
  expectedVersion?: number | null;
  requestKey?: string | null;
  details: Partial<LeadDetails>;
}

/** Changes details of a lead; a patch that changes nothing leaves it untouched. */
export function decideUpdate(lead: Lead, patch: Partial<LeadDetails>, now: Date): Decision<Lead> {
  const details = completed({ ...lead, ...patch });
  const refused = refuseReadOnly(lead) ?? refuseDetails(details, lead, now);
  if (refused) return refused;
  const changed = changedFields(lead, details);
  if (changed.length === 0) return decide(lead);
  const next = withChanges(lead, details, now);
  return decide(next, LeadChanged.of(lead.id, { ...leadFacts(next), changed }));
}

/** The use case: one row lock, one decision, one transaction with its event and audit row. */
export const updateLead =
  ({ unitOfWork }: Tools) =>
  (command: UpdateLead, actor: Actor): Promise<Outcome<Lead>> => {
    const { leadId: id, expectedVersion } = command;
    return unitOfWork.change(leads, { id, expectedVersion, request: requestOf('updateLead', command) }, actor, (lead, tx) =>
      decideUpdate(lead, command.details, tx.now),
    );
  };
