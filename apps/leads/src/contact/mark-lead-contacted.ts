import { LeadContacted } from '@leadline/contracts';
import { type Actor, type Decision, decide, refuse } from '@leadline/domain';
import { type Outcome, requestOf } from '@leadline/postgres';
import { withChanges } from '../lead/changed-lead.ts';
import { leadFlow, refuseClosed, type Refused } from '../lead/lead-status.ts';
import { leads } from '../lead/leads.ts';
import type { Lead } from '../lead/lead.ts';
import type { Tools } from '../tools.ts';

/** Word that somebody reached out. */
export interface MarkLeadContacted {
  leadId: string;
  /** When somebody reached out; now when not said. */
  contactedAt?: Date | null;
  expectedVersion?: number | null;
  requestKey?: string | null;
}

/** Records the first contact; later ones leave the lead as it is, because the first is recorded once. */
export function decideContacted(lead: Lead, contactedAt: Date, now: Date): Decision<Lead> {
  const refused = refuseClosed(lead) ?? refuseFuture(contactedAt, now);
  if (refused) return refused;
  if (lead.firstContactedAt !== null) return decide(lead);
  const status = leadFlow.allows(lead.status, 'CONTACTED') ? 'CONTACTED' : lead.status;
  const { ownerId, teamId } = lead;
  const fact = LeadContacted.of(lead.id, { firstContactedAt: contactedAt.toISOString(), ownerId, teamId });
  return decide(withChanges(lead, { firstContactedAt: contactedAt, status }, now), fact);
}

function refuseFuture(contactedAt: Date, now: Date): Refused | undefined {
  if (contactedAt <= now) return undefined;
  return refuse('ContactMustHaveHappened', {
    message: 'A contact is recorded once it has happened; leave `contactedAt` out for now, or give a moment that has passed.',
    field: 'contactedAt',
    code: 'BAD_USER_INPUT',
  });
}

/** The use case: one row lock, one decision, one transaction with its event and audit row. */
export const markLeadContacted =
  ({ unitOfWork }: Tools) =>
  (command: MarkLeadContacted, actor: Actor): Promise<Outcome<Lead>> => {
    const { leadId: id, expectedVersion } = command;
    return unitOfWork.change(leads, { id, expectedVersion, request: requestOf('markLeadContacted', command) }, actor, (lead, tx) =>
      decideContacted(lead, command.contactedAt ?? tx.now, tx.now),
    );
  };
