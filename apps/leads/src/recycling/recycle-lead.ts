import { LeadCaptured, LeadRecycled } from '@leadline/contracts';
import { type Decision, decide, derivedId, isoDate } from '@leadline/domain';
import { detailsOf, type LeadDetails } from '../lead/lead-details.ts';
import { leadFacts } from '../lead/lead-facts.ts';
import { newLead } from '../lead/new-lead.ts';
import { responsible } from '../lead/responsibility.ts';
import type { Lead } from '../lead/lead.ts';

/** A loss of a deal that came from a lead. */
export interface LostDeal {
  opportunityId: string;
  lossNumber: number;
  accountId: string;
  contactId: string | null;
  ownerId: string | null;
  teamId: string | null;
}

/** The id of the follow-up lead of a loss: hearing of the loss again cannot make a second one. */
export const recycledLeadId = (opportunityId: string, lossNumber: number): string =>
  derivedId(opportunityId, `recycled-lead:${lossNumber}`);

/** The facts that a follow-up lead starts with; while its version is not beyond them, nobody has touched it. */
const birthFacts = 2;

/** Whether somebody has worked on a follow-up lead since it was made. */
export const isTouched = (lead: Lead): boolean => lead.version > birthFacts;

/** Gives the person back to be nurtured: a new lead with the person's details, beside the one that was converted. */
export function decideRecycling(original: Lead, loss: LostDeal, after: { days: number; now: Date }): Decision<Lead> {
  const { opportunityId, lossNumber, accountId, contactId } = loss;
  const id = recycledLeadId(opportunityId, lossNumber);
  const originalSource = original.originalSource ?? original.source;
  const nextActionOn = daysLater(after.now, after.days);
  const lead: Lead = {
    ...newLead(id, { ...personAndFirm(original), ...responsible(loss), accountId, contactId, source: 'RECYCLED', nextActionOn }, after.now),
    status: 'NURTURING',
    personIds: [...new Set([...original.personIds, ...(contactId ? [contactId] : []), id])],
    originalSource,
    recycledFromLeadId: original.id,
    recycledFromOpportunityId: opportunityId,
    lossNumber,
  };
  const { ownerId, teamId } = loss;
  return decide(
    lead,
    LeadCaptured.of(id, { ...leadFacts(lead), recycledFrom: { leadId: original.id, opportunityId } }),
    LeadRecycled.of(id, { originalLeadId: original.id, originalSource, ...loss, nextActionOn, ownerId, teamId }),
  );
}

// What was noted about the lost deal stays with it; who they are and how they want to be reached goes along.
const personAndFirm = (original: Lead): LeadDetails => ({
  ...detailsOf(original),
  note: null,
  voiceNote: null,
  nextAction: null,
  temperature: null,
  potentialValue: null,
});

const daysLater = (now: Date, days: number): string => isoDate(new Date(now.getTime() + days * 24 * 3600 * 1000));
