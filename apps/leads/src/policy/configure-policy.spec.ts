import { newId } from '@leadline/domain';
import { given } from '@leadline/testkit';
import { aPolicy } from '../testing/a-policy.ts';
import { decidePolicy } from './configure-policy.ts';
import { defaultTerms } from './policy.ts';

const by = { actorId: newId(), now: new Date('2026-11-22T09:00:00.000Z') };
const need = { criterion: 'NEED', required: true, guidance: null };

describe('Qualification policy › configure', () => {
  it('when terms are given › puts them in force and says who did', () => {
    given(aPolicy())
      .when((policy) => decidePolicy(policy, { ...defaultTerms, criteria: [need], requireContactFirst: true }, by))
      .thenState({ criteria: [need], requireContactFirst: true, configuredById: by.actorId, configuredAt: by.now });
  });

  it('when a criterion is listed twice › refuses', () => {
    given(aPolicy())
      .when((policy) => decidePolicy(policy, { ...defaultTerms, criteria: [need, need] }, by))
      .thenRefused('CodesMustBeUnique', undefined, { field: 'criteria', code: 'BAD_USER_INPUT' });
  });

  it('when a reason is listed twice › refuses', () => {
    const spam = { code: 'spam', label: 'Spam' };
    given(aPolicy())
      .when((policy) => decidePolicy(policy, { ...defaultTerms, disqualificationReasons: [spam, spam] }, by))
      .thenRefused('CodesMustBeUnique', undefined, { field: 'disqualificationReasons' });
  });

  it('when it is new › asks for need, budget, timeline and commitment, and leaves authority open', () => {
    const required = aPolicy().criteria.filter((one) => one.required);
    expect(required.map(({ criterion }) => criterion)).toEqual(['NEED', 'BUDGET', 'TIMELINE', 'COMMITMENT']);
    expect(aPolicy().criteria).toContainEqual(expect.objectContaining({ criterion: 'AUTHORITY', required: false }));
  });
});
