import { LeadReassigned } from '@leadline/contracts';
import { type Actor, type Decision, decide } from '@leadline/domain';
import { checkOwner } from '@leadline/members';
import { type Outcome, requestOf } from '@leadline/postgres';
import { changedFields, withChanges } from '../lead/changed-lead.ts';
import { refuseReadOnly } from '../lead/lead-status.ts';
import { leads } from '../lead/leads.ts';
import { responsible } from '../lead/responsibility.ts';
import type { Lead, Responsibility } from '../lead/lead.ts';
import type { Tools } from '../tools.ts';

/** Who is to be responsible from now on. */
export interface ReassignLead {
  leadId: string;
  ownerId?: string | null;
  teamId?: string | null;
  /** The queue in which the lead waits when no owner is named. */
  queue?: string | null;
  expectedVersion?: number | null;
  requestKey?: string | null;
}

/** Makes somebody else responsible; the same again changes nothing. */
export function decideReassignment(lead: Lead, to: Responsibility, now: Date): Decision<Lead> {
  const refused = refuseReadOnly(lead);
  if (refused) return refused;
  if (changedFields(lead, to).length === 0) return decide(lead);
  const fact = LeadReassigned.of(lead.id, { ...to, previousOwnerId: lead.ownerId, previousTeamId: lead.teamId });
  return decide(withChanges(lead, to, now), fact);
}

/** The use case: the new owner is an active user, the team exists and the lead is given within the actor's reach, or it is refused. */
export const reassignLead =
  ({ unitOfWork }: Tools) =>
  (command: ReassignLead, actor: Actor): Promise<Outcome<Lead>> => {
    const { leadId: id, expectedVersion, ownerId = null, teamId = null, queue } = command;
    return unitOfWork.change(leads, { id, expectedVersion, request: requestOf('reassignLead', command) }, actor, async (lead, tx) => {
      const ownership = await checkOwner(tx, { ownerId, teamId }, lead);
      return decideReassignment(lead, responsible({ ...ownership, queue: queue ?? null }), tx.now);
    });
  };
