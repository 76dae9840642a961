import { newId } from '@leadline/domain';
import { viewerFor } from '@leadline/testkit';
import { conversionFlow } from '../conversion/conversion.ts';
import { aLead, now } from '../testing/a-lead.ts';
import { aConversion } from '../testing/a-conversion.ts';
import { decideConversion } from './convert-lead.ts';
import { refuseChoice } from './resolve-conversion.ts';
import { refuseRetry, type Retrying } from './retry-conversion.ts';

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
  const rep = viewerFor('REP');
  const retrying = (by: Partial<Retrying> = {}): Retrying => ({ viewer: rep, fingerprint: 'f', realNow: now, ...by });
  const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

  it('when it failed › is retried', () => {
    expect(refuseRetry(aConversion({ state: 'FAILED' }), retrying())).toBeUndefined();
  });

  it.each(['COMPLETED', 'AWAITING_CHOICE', 'REVERTED'] as const)('when it is %s › is not retried, by nobody', (state) => {
    const refused = refuseRetry(aConversion({ state, attemptedAt: minutesAgo(60) }), retrying({ viewer: viewerFor('ADMIN') }));
    expect(refused?.refusal).toMatchObject({ rule: 'OnlyFailedOrRunningConversionsAreRetried', details: { state } });
  });

  describe.each(['REQUESTED', 'ACCOUNT_READY'] as const)('when it is %s', (state) => {
    it('and not overdue › is not retried', () => {
      const refused = refuseRetry(aConversion({ state, attemptedAt: minutesAgo(5) }), retrying());
      expect(refused?.refusal).toMatchObject({ rule: 'RunningConversionIsRetriedOnceOverdue', details: { state } });
    });

    it('and overdue › is retried, for its message may have been skipped', () => {
      expect(refuseRetry(aConversion({ state, attemptedAt: minutesAgo(6) }), retrying())).toBeUndefined();
      expect(conversionFlow.allows(state, 'REQUESTED')).toBe(true);
    });

    it.each(['ADMIN', 'SERVICE'] as const)('and a %s asks › is retried at any time, once per request', (role) => {
      const viewer = viewerFor(role);
      const conversion = aConversion({ state, attemptedAt: now });
      expect(refuseRetry(conversion, retrying({ viewer }))).toBeUndefined();
      const again = { ...conversion, requests: [{ attempt: 2, actorId: viewer.id, fingerprint: 'f' }] };
      expect(refuseRetry(again, retrying({ viewer }))?.refusal.rule).toBe('RunningConversionIsRetriedOnceOverdue');
      expect(refuseRetry(again, retrying({ viewer, fingerprint: 'g' }))).toBeUndefined();
    });
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
