import { LeadQualified } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { given } from '@leadline/testkit';
import { aLead, nextMonth, now, yesterday } from '../testing/a-lead.ts';
import type { Answer, Lead } from '../lead/lead.ts';
import { aPolicy } from '../testing/a-policy.ts';
import type { QualificationPolicy } from '../policy/policy.ts';
import type { GivenAnswer } from './answers.ts';
import { type Deciding, decideQualification } from './qualify-lead.ts';

const met: Answer = { state: 'MET', budget: null, timeline: null };
const usd = (amount: string) => ({ amount, currency: 'USD' });
const allMet = { NEED: met, BUDGET: { ...met, budget: usd('5000') }, TIMELINE: { ...met, timeline: nextMonth }, COMMITMENT: met };
const actorId = newId();

const qualify = (lead: Lead, answers: GivenAnswer[] = [], by: Partial<Deciding> = {}) =>
  given(lead).when((state) =>
    decideQualification(state, answers, { policy: aPolicy({ version: 3 }), actorId, conversionId: null, now, ...by }),
  );
const underPolicy = (policy: Partial<QualificationPolicy>) => ({ policy: aPolicy(policy) });

describe('Lead › qualify', () => {
  it('when a required criterion is unknown › refuses and says which', () => {
    qualify(aLead({ answers: { NEED: met, BUDGET: met } })).thenRefused('LeadCannotBeQualifiedWithUnmetCriteria', {
      unmet: ['TIMELINE', 'COMMITMENT'],
    });
  });

  it('when a required criterion is not met › refuses', () => {
    const answers = { ...allMet, NEED: { ...met, state: 'NOT_MET' as const } };
    qualify(aLead({ answers })).thenRefused('LeadCannotBeQualifiedWithUnmetCriteria', { unmet: ['NEED'] });
  });

  it('when only an optional criterion is open › qualifies', () => {
    qualify(aLead({ answers: allMet }))
      .thenEvents(LeadQualified)
      .thenState({ status: 'QUALIFIED' });
  });

  it('when all required are met and no conversion is asked for › waits for review', () => {
    qualify(aLead({ answers: allMet })).thenState({
      status: 'QUALIFIED',
      policyVersion: 3,
      qualifiedAt: now,
      qualifiedById: actorId,
      converting: false,
      conversionId: null,
    });
  });

  it('when a conversion is asked for › names it in the fact and is read-only from here', () => {
    const conversionId = newId();
    const { decision } = qualify(aLead({ answers: allMet }), [], { conversionId }).thenState({ conversionId, converting: true });
    expect(decision.ok && decision.events[0]?.data).toMatchObject({
      conversion: { conversionId, attempt: 1 },
      policyVersion: 3,
      budget: usd('5000'),
      timeline: nextMonth,
    });
  });

  it('when the last answers come with the request › counts them in', () => {
    const { COMMITMENT: _, ...others } = allMet;
    qualify(aLead({ answers: others }), [{ criterion: 'COMMITMENT', state: 'MET', evidence: 'Ada promised a workshop' }]).thenState({
      evidence: { COMMITMENT: 'Ada promised a workshop' },
    });
  });

  it('when it is told › says nothing of the evidence', () => {
    const { decision } = qualify(aLead({ answers: allMet }), [{ criterion: 'NEED', state: 'MET', evidence: 'Ada said so' }]);
    expect(JSON.stringify(decision.ok && decision.events)).not.toContain('Ada');
  });

  it('when nobody has reached out and the policy demands it › refuses', () => {
    qualify(aLead({ answers: allMet }), [], underPolicy({ requireContactFirst: true })).thenRefused(
      'LeadMustBeContactedBeforeItIsQualified',
    );
  });

  it('when somebody has reached out and the policy demands it › qualifies', () => {
    qualify(
      aLead({ answers: allMet, firstContactedAt: now, status: 'CONTACTED' }),
      [],
      underPolicy({ requireContactFirst: true }),
    ).thenEvents(LeadQualified);
  });

  it('when it is qualified already › refuses', () => {
    qualify(aLead({ answers: allMet, status: 'QUALIFIED' })).thenRefused('LeadCannotGoFromQualifiedToQualified');
  });

  it('when its conversion runs and another is asked for › is in conflict with it', () => {
    const converting = aLead({ answers: allMet, status: 'QUALIFIED', converting: true, conversionId: newId() });
    qualify(converting, [], { conversionId: newId() }).thenRefused('LeadIsConvertedOnce', undefined, { code: 'CONFLICT' });
  });

  it('when it has been converted › refuses', () => {
    qualify(aLead({ answers: allMet, status: 'CONVERTED' })).thenRefused('ConvertedLeadIsReadOnly');
  });

  it('when it is archived › refuses until it is reopened', () => {
    qualify(aLead({ answers: allMet, status: 'ARCHIVED' })).thenRefused('ClosedLeadMustBeReopenedFirst');
  });

  it.each<[string, GivenAnswer[], string]>([
    ['a criterion that the policy does not have', [{ criterion: 'LUCK', state: 'MET' }], 'CriterionMustBeOfThePolicy'],
    [
      'a criterion twice',
      [
        { criterion: 'NEED', state: 'MET' },
        { criterion: 'NEED', state: 'UNKNOWN' },
      ],
      'CriterionIsAnsweredOnce',
    ],
    [
      'an amount beside another criterion than the budget',
      [{ criterion: 'NEED', state: 'MET', budget: usd('1') }],
      'OnlyBudgetHasAnAmount',
    ],
    ['a day beside another criterion than the timeline', [{ criterion: 'NEED', state: 'MET', timeline: nextMonth }], 'OnlyTimelineHasADay'],
    ['a day that has passed', [{ criterion: 'TIMELINE', state: 'MET', timeline: yesterday }], 'PlannedDayMustNotBePast'],
  ])('when the answers hold %s › refuses', (_, answers, rule) => {
    qualify(aLead(), answers).thenRefused(rule, undefined, { code: 'BAD_USER_INPUT', field: 'answers' });
  });
});
