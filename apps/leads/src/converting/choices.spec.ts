import { newId } from '@leadline/domain';
import { aLead, now } from '../testing/a-lead.ts';
import { aConversion } from '../testing/a-conversion.ts';
import { decideConversion } from './convert-lead.ts';
import { refuseChoice } from './resolve-conversion.ts';
import { refuseRetry } from './retry-conversion.ts';

describe('Lead › convert', () => {
  it('when it is qualified › begins, and is read-only from here', () => {
    const conversionId = newId();
    expect(decideConversion(aLead({ status: 'QUALIFIED' }), conversionId, now)).toMatchObject({
      ok: true,
      state: { conversionId, converting: true },
    });
  });

  it('when it is not qualified › refuses', () => {
    expect(decideConversion(aLead(), newId(), now)).toMatchObject({ refusal: { rule: 'LeadCannotGoFromNewToConverted' } });
  });

  it.each([
    ['runs', { status: 'QUALIFIED' as const, converting: true }],
    ['failed', { status: 'QUALIFIED' as const, converting: false }],
    ['has been completed', { status: 'CONVERTED' as const, converting: false }],
  ])('when a conversion %s › is in conflict with it', (_, state) => {
    const lead = aLead({ ...state, conversionId: newId() });
    expect(decideConversion(lead, newId(), now)).toMatchObject({ refusal: { rule: 'LeadIsConvertedOnce', code: 'CONFLICT' } });
  });
});

describe('Conversion › go on', () => {
  it('when it failed › is retried', () => {
    expect(refuseRetry(aConversion({ state: 'FAILED' }))).toBeUndefined();
  });

  it.each(['REQUESTED', 'COMPLETED', 'AWAITING_CHOICE'] as const)('when it is %s › is not retried', (state) => {
    expect(refuseRetry(aConversion({ state }))?.refusal).toMatchObject({ rule: 'OnlyFailedConversionsAreRetried', details: { state } });
  });

  it('when it waits and something is chosen › goes on', () => {
    expect(refuseChoice(aConversion({ state: 'AWAITING_CHOICE' }), { createAccount: true })).toBeUndefined();
  });

  it('when it waits and nothing is chosen › refuses and says what to choose', () => {
    expect(refuseChoice(aConversion({ state: 'AWAITING_CHOICE' }), {})?.refusal).toMatchObject({
      rule: 'ResolvingNeedsAChoice',
      code: 'BAD_USER_INPUT',
    });
  });

  it('when it waits for no choice › refuses one', () => {
    expect(refuseChoice(aConversion({ state: 'FAILED' }), { createAccount: true })?.refusal.rule).toBe('OnlyWaitingConversionsAreResolved');
  });
});
