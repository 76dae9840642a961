import { LeadQualified } from '@leadline/contracts';
import { type Actor, type Decision, decide, newId, refuse } from '@leadline/domain';
import { fingerprint, type Outcome, requestOf } from '@leadline/postgres';
import type { ConversionOptions } from '../conversion/conversion-options.ts';
import { orEarlierRequest } from '../conversion/earlier-request.ts';
import { refuseSecondConversion, startConversion } from '../conversion/start-conversion.ts';
import { withChanges } from '../lead/changed-lead.ts';
import { leadFacts } from '../lead/lead-facts.ts';
import { refuseClosed, refuseMove, type Refused } from '../lead/lead-status.ts';
import { leads } from '../lead/leads.ts';
import type { Lead } from '../lead/lead.ts';
import type { Tools } from '../tools.ts';
import { answered, type GivenAnswer, type Standing, unmetCriteria } from './answers.ts';
import { currentPolicy } from '../policy/current-policy.ts';
import { budgetCriterion, type QualificationPolicy, timelineCriterion } from '../policy/policy.ts';

/** A decision that a lead is worth pursuing. */
export interface QualifyLead {
  leadId: string;
  answers?: GivenAnswer[] | null;
  /** Options start the conversion at once; without, the lead waits for review. */
  convert?: ConversionOptions | null;
  expectedVersion?: number | null;
  requestKey?: string | null;
}

/** What a qualification is decided by: the policy in force, who decides, when, and the conversion to start, if any. */
export interface Deciding {
  policy: QualificationPolicy;
  actorId: string;
  conversionId: string | null;
  now: Date;
}

/** Qualifies a lead whose required criteria are all met; refuses and names the unmet ones otherwise. */
export function decideQualification(lead: Lead, given: readonly GivenAnswer[], by: Deciding): Decision<Lead> {
  const { policy, conversionId, now } = by;
  const refused =
    refuseRepeat(lead, conversionId) ?? refuseClosed(lead) ?? refuseMove(lead, 'QUALIFIED') ?? refuseUncontacted(lead, policy);
  if (refused) return refused;
  const result = answered(lead, given, policy, now);
  if (!result.ok) return result;
  const unmet = unmetCriteria(result, policy);
  if (unmet.length > 0) return refuseUnmet(unmet);

  const { answers, evidence } = result;
  const decided = { status: 'QUALIFIED', policyVersion: policy.version, qualifiedAt: now, qualifiedById: by.actorId } as const;
  const qualified = withChanges(lead, { answers, evidence, ...decided, conversionId, converting: conversionId !== null }, now);
  return decide(qualified, leadQualified(qualified, policy));
}

const leadQualified = (lead: Lead, policy: QualificationPolicy) =>
  LeadQualified.of(lead.id, {
    ...leadFacts(lead),
    policyVersion: policy.version,
    criteria: policy.criteria.map(({ criterion }) => ({ criterion, state: lead.answers[criterion]?.state ?? 'UNKNOWN' })),
    budget: lead.answers[budgetCriterion]?.budget ?? null,
    timeline: lead.answers[timelineCriterion]?.timeline ?? null,
    conversion: lead.conversionId === null ? null : { conversionId: lead.conversionId, attempt: 1 },
  });

const refuseRepeat = (lead: Lead, conversionId: string | null): Refused | undefined =>
  conversionId === null ? undefined : refuseSecondConversion(lead);

function refuseUncontacted(lead: Lead, { requireContactFirst }: QualificationPolicy): Refused | undefined {
  if (!requireContactFirst || lead.firstContactedAt !== null) return undefined;
  return refuse('LeadMustBeContactedBeforeItIsQualified', {
    message: 'The policy wants a lead to be contacted first; use `markLeadContacted` once somebody has.',
    field: 'leadId',
  });
}

function refuseUnmet(criteria: Standing[]): Refused {
  const unmet = criteria.map(({ criterion }) => criterion);
  return refuse('LeadCannotBeQualifiedWithUnmetCriteria', {
    message: `These required criteria are not met yet: ${unmet.join(', ')}.`,
    field: 'answers',
    details: { unmet, criteria },
  });
}

/** The use case: one row lock, one decision, one transaction with its events, the conversion if one is wanted, and the audit row. */
export const qualifyLead =
  (tools: Tools) =>
  async (command: QualifyLead, actor: Actor): Promise<Outcome<Lead>> => {
    const { leadId: id, expectedVersion, answers, convert } = command;
    const asked = fingerprint('qualifyLead', { id, answers, convert });
    const outcome = await tools.unitOfWork.change(
      leads,
      { id, expectedVersion, request: requestOf('qualifyLead', command) },
      actor,
      async (lead, tx) => {
        const by = {
          policy: await currentPolicy(tx.manager),
          actorId: actor.viewer.id,
          conversionId: convert ? newId() : null,
          now: tx.now,
        };
        const decision = decideQualification(lead, answers ?? [], by);
        if (decision.ok && convert)
          await startConversion(tx, decision.state, convert, { fingerprint: asked, startedAt: tools.clock.now() });
        return decision;
      },
    );
    return orEarlierRequest(tools, outcome, { leadId: id, fingerprint: asked, actor });
  };
