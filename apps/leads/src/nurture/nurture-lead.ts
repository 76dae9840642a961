import { LeadNurtured } from '@leadline/contracts';
import { type Actor, type Decision, decide } from '@leadline/domain';
import { type Outcome, requestOf } from '@leadline/postgres';
import { withChanges } from '../lead/changed-lead.ts';
import { refusePast } from '../lead/details-rules.ts';
import { refuseClosed, refuseMove, type Refused } from '../lead/lead-status.ts';
import { leads } from '../lead/leads.ts';
import type { Lead } from '../lead/lead.ts';
import type { Tools } from '../tools.ts';

/** A request to come back to a lead later. */
export interface NurtureLead {
  leadId: string;
  /** When to come back to it; absent keeps the day that is known. */
  nextActionOn?: string | null;
  nextAction?: string | null;
  expectedVersion?: number | null;
  requestKey?: string | null;
}

/** Puts a lead among those that are not ready yet; a qualified one has to qualify again. */
export function decideNurture(lead: Lead, command: Omit<NurtureLead, 'leadId'>, now: Date): Decision<Lead> {
  const { nextActionOn = lead.nextActionOn, nextAction = lead.nextAction } = command;
  const refused = refuseClosed(lead) ?? refuseMove(lead, 'NURTURING') ?? refusePastPlan(command.nextActionOn, now);
  if (refused) return refused;
  const next = withChanges(lead, { status: 'NURTURING', nextActionOn, nextAction, qualifiedAt: null, qualifiedById: null }, now);
  return decide(next, LeadNurtured.of(lead.id, { nextActionOn }));
}

const refusePastPlan = (day: string | null | undefined, now: Date): Refused | undefined =>
  day ? refusePast(day, 'nextActionOn', now) : undefined;

/** The use case: one row lock, one decision, one transaction with its event and audit row. */
export const nurtureLead =
  ({ unitOfWork }: Tools) =>
  (command: NurtureLead, actor: Actor): Promise<Outcome<Lead>> => {
    const { leadId: id, expectedVersion } = command;
    return unitOfWork.change(leads, { id, expectedVersion, request: requestOf('nurtureLead', command) }, actor, (lead, tx) =>
      decideNurture(lead, command, tx.now),
    );
  };
