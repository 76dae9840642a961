import { type Money, type Refusal, refuse } from '@leadline/domain';
import { refusePast } from '../lead/details-rules.ts';
import type { Answer, Lead } from '../lead/lead.ts';
import type { CriterionState } from '../lead/vocabulary.ts';
import { budgetCriterion, type PolicyCriterion, type PolicyTerms, timelineCriterion } from '../policy/policy.ts';

/** What somebody found out about one criterion; absent parts stay as known, null clears. */
export interface GivenAnswer {
  criterion: string;
  state: CriterionState;
  evidence?: string | null;
  /** Only of BUDGET: how much there is. */
  budget?: Money | null;
  /** Only of TIMELINE: by when they want to decide. */
  timeline?: string | null;
}

/** The answers of a lead, and the words beside them. */
export type Answered = Pick<Lead, 'answers' | 'evidence'>;
type Refused = { ok: false; refusal: Refusal };

const unanswered: Answer = { state: 'UNKNOWN', budget: null, timeline: null };

/** The lead's answers with these; refuses a criterion that the policy does not have, is answered twice, or takes no such value. */
export function answered(
  lead: Answered,
  given: readonly GivenAnswer[],
  policy: PolicyTerms,
  now: Date,
): ({ ok: true } & Answered) | Refused {
  const refused = given
    .map((answer, index) => refuseAnswer(answer, given.slice(0, index), policy, now))
    .find((refusal) => refusal !== undefined);
  if (refused) return refused;
  const answers = { ...lead.answers };
  const evidence = { ...lead.evidence };
  for (const { criterion, state, ...rest } of given) {
    const before = answers[criterion] ?? unanswered;
    answers[criterion] = { state, budget: or(rest.budget, before.budget), timeline: or(rest.timeline, before.timeline) };
    if (rest.evidence) evidence[criterion] = rest.evidence;
    if (rest.evidence === null) delete evidence[criterion];
  }
  return { ok: true, answers, evidence };
}

const or = <Value>(given: Value | undefined, before: Value): Value => (given === undefined ? before : given);

function refuseAnswer(answer: GivenAnswer, earlier: readonly GivenAnswer[], { criteria }: PolicyTerms, now: Date): Refused | undefined {
  const { criterion, budget, timeline } = answer;
  const codes = criteria.map((known) => known.criterion);
  if (!codes.includes(criterion))
    return unfit('CriterionMustBeOfThePolicy', `There is no such criterion; the policy has: ${codes.join(', ')}.`);
  if (earlier.some((other) => other.criterion === criterion))
    return unfit('CriterionIsAnsweredOnce', `${criterion} is answered twice; keep one answer.`);
  if (budget && criterion !== budgetCriterion)
    return unfit('OnlyBudgetHasAnAmount', `Only ${budgetCriterion} takes \`budget\`; leave it out of ${criterion}.`);
  if (timeline && criterion !== timelineCriterion)
    return unfit('OnlyTimelineHasADay', `Only ${timelineCriterion} takes \`timeline\`; leave it out of ${criterion}.`);
  return timeline ? refusePast(timeline, 'answers', now) : undefined;
}

const unfit = (rule: string, message: string): Refused => refuse(rule, { message, field: 'answers', code: 'BAD_USER_INPUT' });

/** A criterion and where the lead stands with it. */
export interface Standing extends PolicyCriterion {
  state: CriterionState;
}

/** The required criteria that these answers do not meet, in the policy's order. */
export const unmetCriteria = ({ answers }: Pick<Lead, 'answers'>, { criteria }: PolicyTerms): Standing[] =>
  criteria
    .filter(({ criterion, required }) => required && answers[criterion]?.state !== 'MET')
    .map((unmet) => ({ ...unmet, state: answers[unmet.criterion]?.state ?? 'UNKNOWN' }));
