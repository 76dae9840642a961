import { LeadDeleted } from '@leadline/contracts';
import { type Actor, type Decision, decide, hasRole, refuse, type Viewer } from '@leadline/domain';
import { type Outcome, requestOf } from '@leadline/postgres';
import { refuseReadOnly, type Refused } from '../lead/lead-status.ts';
import { leads } from '../lead/leads.ts';
import type { Lead } from '../lead/lead.ts';
import type { Tools } from '../tools.ts';
import { erasePerson } from './erase-person.ts';
import { referencesTo } from './references-to.ts';
import { wasDeletedBy } from './was-deleted-by.ts';

/** A request to delete a lead. */
export interface DeleteLead {
  leadId: string;
  expectedVersion?: number | null;
  requestKey?: string | null;
}

/** Deletes a lead that nothing refers to, for its owner or an administrator; what was known of the person goes with it. */
export function decideDeletion(lead: Lead, by: { viewer: Viewer; referredToBy: string[]; now: Date }): Decision<Lead> {
  const refused = refuseStranger(lead, by.viewer) ?? refuseReadOnly(lead) ?? refuseReferred(by.referredToBy);
  if (refused) return refused;
  const deleted: Lead = { ...lead, deletedAt: by.now, deletedById: by.viewer.id, updatedAt: by.now, personVersion: lead.personVersion + 1 };
  return decide(deleted, LeadDeleted.of(lead.id, { previousStatus: lead.status }));
}

function refuseStranger(lead: Lead, viewer: Viewer): Refused | undefined {
  if (lead.ownerId === viewer.id || hasRole(viewer, 'ADMIN', 'SERVICE')) return undefined;
  return refuse('OnlyItsOwnerDeletesALead', {
    message: 'A lead is deleted by its owner or an administrator; archive it instead, or ask one of them.',
    code: 'FORBIDDEN',
  });
}

function refuseReferred(referredToBy: string[]): Refused | undefined {
  if (referredToBy.length === 0) return undefined;
  return refuse('LeadThatIsReferredToIsKept', {
    message: `This lead is referred to by its ${referredToBy.join(' and its ')}; archive it instead.`,
    field: 'leadId',
    details: { referredToBy },
  });
}

/** The use case: a repeat by the same actor is answered alike, although the lead is gone. */
export const deleteLead =
  ({ unitOfWork, dataSource }: Tools) =>
  async (command: DeleteLead, actor: Actor): Promise<Outcome<{ id: string }>> => {
    const { leadId: id, expectedVersion } = command;
    const outcome = await unitOfWork.change(
      leads,
      { id, expectedVersion, request: requestOf('deleteLead', command) },
      actor,
      async (lead, tx) => {
        const decision = decideDeletion(lead, { viewer: actor.viewer, referredToBy: await referencesTo(tx.manager, id), now: tx.now });
        if (decision.ok) await erasePerson(tx.manager, id);
        return decision;
      },
    );
    if (outcome.ok || !(await wasDeletedBy(dataSource.manager, id, actor.viewer.id))) return outcome;
    return { ok: true, state: { id }, replayed: true };
  };
