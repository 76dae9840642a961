import { LeadDisqualified } from '@leadline/contracts';
import { type Actor, type Decision, decide, refuse } from '@leadline/domain';
import { type Outcome, requestOf } from '@leadline/postgres';
import { withChanges } from '../lead/changed-lead.ts';
import { refuseMove } from '../lead/lead-status.ts';
import { leads } from '../lead/leads.ts';
import { currentPolicy } from '../policy/current-policy.ts';
import type { QualificationPolicy } from '../policy/policy.ts';
import type { Lead } from '../lead/lead.ts';
import type { Tools } from '../tools.ts';

/** A decision that a lead is not worth pursuing. */
export interface DisqualifyLead {
  leadId: string;
  /** One of the codes that the policy lists. */
  reason: string;
  /** More, in words. */
  detail?: string | null;
  expectedVersion?: number | null;
  requestKey?: string | null;
}

/** Decides that an open lead is not worth pursuing, for a reason that the policy lists. */
export function decideDisqualification(
  lead: Lead,
  command: Pick<DisqualifyLead, 'reason' | 'detail'>,
  policy: Pick<QualificationPolicy, 'disqualificationReasons'>,
  now: Date,
): Decision<Lead> {
  const refused = refuseMove(lead, 'DISQUALIFIED');
  if (refused) return refused;
  const { reason, detail = null } = command;
  const known = policy.disqualificationReasons.map(({ code }) => code);
  if (!known.includes(reason)) {
    return refuse('DisqualificationReasonMustBeListed', {
      message: `The reason is not one of the policy's; choose one of: ${known.join(', ')}.`,
      field: 'reason',
      code: 'BAD_USER_INPUT',
      details: { reasons: known },
    });
  }
  const disqualified = withChanges(
    lead,
    { status: 'DISQUALIFIED', disqualifiedReason: reason, disqualifiedDetail: detail, closedAt: now },
    now,
  );
  return decide(disqualified, LeadDisqualified.of(lead.id, { reason }));
}

/** The use case: one row lock, one decision, one transaction with its event and audit row. */
export const disqualifyLead =
  ({ unitOfWork }: Tools) =>
  (command: DisqualifyLead, actor: Actor): Promise<Outcome<Lead>> => {
    const { leadId: id, expectedVersion } = command;
    return unitOfWork.change(leads, { id, expectedVersion, request: requestOf('disqualifyLead', command) }, actor, async (lead, tx) =>
      decideDisqualification(lead, command, await currentPolicy(tx.manager), tx.now),
    );
  };
