import { type Actor, type Decision, decide, refuse } from '@leadline/domain';
import { type Outcome, requestOf } from '@leadline/postgres';
import type { Refused } from '../lead/lead-status.ts';
import type { Tools } from '../tools.ts';
import { policies, policyVersionEntity } from './policy.entity.ts';
import { policyId, type PolicyTerms, type QualificationPolicy } from './policy.ts';

/** New terms, for the version of the policy that the administrator saw. */
export interface ConfigurePolicy extends PolicyTerms {
  expectedVersion: number;
  requestKey?: string | null;
}

/** Puts new terms in force; refuses a code that is listed twice. Decisions made before keep the version they were made by. */
export function decidePolicy(
  policy: QualificationPolicy,
  terms: PolicyTerms,
  by: { actorId: string; now: Date },
): Decision<QualificationPolicy> {
  const refused =
    refuseTwice(
      'criteria',
      terms.criteria.map(({ criterion }) => criterion),
    ) ??
    refuseTwice(
      'disqualificationReasons',
      terms.disqualificationReasons.map(({ code }) => code),
    );
  return refused ?? decide({ ...policy, ...terms, configuredAt: by.now, configuredById: by.actorId });
}

function refuseTwice(field: string, codes: string[]): Refused | undefined {
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  if (twice === undefined) return undefined;
  return refuse('CodesMustBeUnique', { message: `${twice} is listed twice in \`${field}\`; keep one.`, field, code: 'BAD_USER_INPUT' });
}

/** The use case: the version is kept beside the one in force, in the same transaction. */
export const configurePolicy =
  ({ unitOfWork }: Tools) =>
  (command: ConfigurePolicy, actor: Actor): Promise<Outcome<QualificationPolicy>> => {
    const { expectedVersion, requestKey: _, ...terms } = command;
    const change = { id: policyId, expectedVersion, request: requestOf('configureQualificationPolicy', command) };
    return unitOfWork.change(policies, change, actor, async (policy, tx) => {
      const decision = decidePolicy(policy, terms, { actorId: actor.viewer.id, now: tx.now });
      if (decision.ok) await tx.manager.insert(policyVersionEntity, { ...decision.state, version: policy.version + 1 });
      return decision;
    });
  };
