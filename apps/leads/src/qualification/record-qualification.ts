import { LeadChanged } from '@leadline/contracts';
import { type Actor, type Decision, decide } from '@leadline/domain';
import { type Outcome, requestOf } from '@leadline/postgres';
import { changedFields, withChanges } from '../lead/changed-lead.ts';
import { leadFacts } from '../lead/lead-facts.ts';
import { refuseClosed } from '../lead/lead-status.ts';
import { leads } from '../lead/leads.ts';
import { answered, type GivenAnswer } from './answers.ts';
import { currentPolicy } from '../policy/current-policy.ts';
import type { Lead } from '../lead/lead.ts';
import type { Tools } from '../tools.ts';
import type { PolicyTerms } from '../policy/policy.ts';

/** What was found out about a lead. */
export interface RecordQualification {
  leadId: string;
  answers: GivenAnswer[];
  expectedVersion?: number | null;
  requestKey?: string | null;
}

/** Keeps what was found out about the criteria, without deciding anything. */
export function decideAnswers(lead: Lead, given: readonly GivenAnswer[], policy: PolicyTerms, now: Date): Decision<Lead> {
  const closed = refuseClosed(lead);
  if (closed) return closed;
  const result = answered(lead, given, policy, now);
  if (!result.ok) return result;
  const { answers, evidence } = result;
  const changed = changedFields(lead, { answers, evidence });
  if (changed.length === 0) return decide(lead);
  const next = withChanges(lead, { answers, evidence }, now);
  return decide(next, LeadChanged.of(lead.id, { ...leadFacts(next), changed }));
}

/** The use case: one row lock, one decision, one transaction with its event and audit row. */
export const recordQualification =
  ({ unitOfWork }: Tools) =>
  (command: RecordQualification, actor: Actor): Promise<Outcome<Lead>> => {
    const { leadId: id, expectedVersion } = command;
    return unitOfWork.change(leads, { id, expectedVersion, request: requestOf('recordQualification', command) }, actor, async (lead, tx) =>
      decideAnswers(lead, command.answers, await currentPolicy(tx.manager), tx.now),
    );
  };
