import { type Refusal, refuse, transitions } from '@leadline/domain';
import type { Lead } from './lead.ts';
import type { LeadStatus } from './vocabulary.ts';

/** How a lead moves; checked when the service starts. Nurturing may go on being nurtured, with a new date. */
export const leadFlow = transitions<LeadStatus>('Lead', {
  NEW: ['CONTACTED', 'NURTURING', 'QUALIFIED', 'DISQUALIFIED', 'ARCHIVED'],
  CONTACTED: ['NURTURING', 'QUALIFIED', 'DISQUALIFIED', 'ARCHIVED'],
  NURTURING: ['CONTACTED', 'NURTURING', 'QUALIFIED', 'DISQUALIFIED', 'ARCHIVED'],
  QUALIFIED: ['CONVERTED', 'NURTURING', 'DISQUALIFIED', 'ARCHIVED'],
  DISQUALIFIED: ['NURTURING'],
  ARCHIVED: ['NURTURING'],
  CONVERTED: [],
});

/** The statuses in which nobody has decided yet that the lead is worth pursuing. */
export const unqualifiedStatuses = ['NEW', 'CONTACTED', 'NURTURING'] as const satisfies readonly LeadStatus[];

/** A refusal as decisions return it. */
export type Refused = { ok: false; refusal: Refusal };

/** The refusal of any change to a lead that converts or has converted; undefined when it may be changed. */
export function refuseReadOnly(lead: Lead): Refused | undefined {
  if (lead.converting) {
    return refuse('LeadIsReadOnlyWhileItConverts', {
      message: 'This lead is being converted; wait until `conversion` is COMPLETED or FAILED, or resolve its choice.',
      details: { conversionId: lead.conversionId },
    });
  }
  if (lead.status !== 'CONVERTED') return undefined;
  return refuse('ConvertedLeadIsReadOnly', {
    message: 'This lead has become an account; change the account, contact or opportunity that `conversion` names.',
    details: { conversionId: lead.conversionId },
  });
}

/** The refusal of a move that the lead's state or the status flow forbids; undefined when it is allowed. */
export function refuseMove(lead: Lead, to: LeadStatus): Refused | undefined {
  return refuseReadOnly(lead) ?? (leadFlow.allows(lead.status, to) ? undefined : leadFlow.refuse(lead.status, to));
}

/** The refusal of work on a lead that was disqualified or archived, or is read-only; undefined when it is open. */
export function refuseClosed(lead: Lead): Refused | undefined {
  if (lead.status !== 'DISQUALIFIED' && lead.status !== 'ARCHIVED') return refuseReadOnly(lead);
  return refuse('ClosedLeadMustBeReopenedFirst', {
    message: `This lead is ${lead.status}; reopen it with \`reopenLead\` before working on it.`,
    field: 'status',
    details: { status: lead.status },
  });
}
