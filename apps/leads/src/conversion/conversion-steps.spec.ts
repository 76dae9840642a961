import { LeadConversionFailed, LeadConverted } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { given } from '@leadline/testkit';
import { aLead, now } from '../testing/a-lead.ts';
import { aConversion } from '../testing/a-conversion.ts';
import { decideAccountResolved, decideAmbiguous, decideFailure, decideOpportunityOpened } from './conversion-steps.ts';
import { createdIdsOf } from './conversion.ts';
import { decideSettledLead } from './settle-lead.ts';
import { nothingAsked } from './settle-conversion.ts';

const resolved = { accountId: newId(), accountCreated: false, contactId: newId(), contactCreated: true };
const opened = { opportunityId: newId(), accountId: newId(), contactId: newId() };

describe('Conversion › account resolved', () => {
  it('when an opportunity is to follow › waits for it', () => {
    given(aConversion())
      .when((state) => decideAccountResolved(state, resolved, now))
      .thenState({ state: 'ACCOUNT_READY', ...resolved, finishedAt: null });
  });

  it('when no opportunity was asked for › is completed', () => {
    given(aConversion({ asked: { ...nothingAsked, withoutOpportunity: true } }))
      .when((state) => decideAccountResolved(state, resolved, now))
      .thenState({ state: 'COMPLETED', finishedAt: now });
  });

  it('when the opportunity was heard of first › only says what was created', () => {
    const completed = aConversion({
      state: 'COMPLETED',
      accountId: resolved.accountId,
      accountCreated: true,
      contactCreated: true,
      finishedAt: now,
    });
    given(completed)
      .when((state) => decideAccountResolved(state, resolved, now))
      .thenState({ state: 'COMPLETED', accountCreated: false, contactCreated: true });
  });

  it('when it has failed meanwhile › is refused', () => {
    given(aConversion({ state: 'FAILED' }))
      .when((state) => decideAccountResolved(state, resolved, now))
      .thenRefused('ConversionCannotGoFromFailedToAccountReady');
  });
});

describe('Conversion › other steps', () => {
  it('when records resemble the lead › waits for a choice', () => {
    const candidates = [{ accountId: newId(), contactId: null, score: 0.8, reason: 'similar-name' }];
    given(aConversion())
      .when((state) => decideAmbiguous(state, candidates))
      .thenState({ state: 'AWAITING_CHOICE', candidates });
  });

  it.each(['REQUESTED', 'ACCOUNT_READY'] as const)('when the opportunity opens while it is %s › is completed', (state) => {
    given(aConversion({ state }))
      .when((conversion) => decideOpportunityOpened(conversion, opened, now))
      .thenState({ state: 'COMPLETED', ...opened, finishedAt: now });
  });

  it.each(['FAILED', 'AWAITING_CHOICE'] as const)(
    'when the opportunity proves open although it is %s › is completed all the same',
    (state) => {
      const failure = { step: 'OPPORTUNITY', reason: 'pipeline-not-found', field: 'pipelineId' } as const;
      const candidates = [{ accountId: newId(), contactId: null, score: 0.8, reason: 'similar-name' }];
      given(aConversion({ state, failure, candidates }))
        .when((conversion) => decideOpportunityOpened(conversion, opened, now))
        .thenState({ state: 'COMPLETED', ...opened, failure: null, candidates: [] });
    },
  );

  it('when an earlier attempt created another account › says of the one in use that it was there before', () => {
    given(aConversion({ attempt: 2, accountId: newId(), accountCreated: true, contactCreated: true }))
      .when((state) => decideOpportunityOpened(state, opened, now))
      .thenState({ accountId: opened.accountId, accountCreated: false, contactCreated: false });
  });

  it('when it is not told what was created › knows it from the ids', () => {
    const conversion = aConversion();
    const ids = createdIdsOf(conversion.id);
    given(conversion)
      .when((state) => decideOpportunityOpened(state, { ...opened, accountId: ids.accountId }, now))
      .thenState({ accountCreated: true, contactCreated: false });
  });

  it('when a step cannot be done › fails, and tells why', () => {
    given(aConversion())
      .when((state) => decideFailure(state, { step: 'ACCOUNT', reason: 'contact-not-found', field: 'contactId' }, now))
      .thenEvents(LeadConversionFailed)
      .thenState({ state: 'FAILED', finishedAt: now });
  });

  it('when it has been completed › fails no more', () => {
    given(aConversion({ state: 'COMPLETED' }))
      .when((state) => decideFailure(state, { step: 'OPPORTUNITY', reason: 'late', field: null }, now))
      .thenRefused('ConversionCannotGoFromCompletedToFailed');
  });
});

describe('Lead › its conversion ends', () => {
  const lead = aLead({ status: 'QUALIFIED', converting: true });

  it('when it is completed › becomes what the conversion names', () => {
    const conversion = aConversion({ leadId: lead.id, state: 'COMPLETED', ...opened, accountCreated: true, contactCreated: true });
    given(lead)
      .when((state) => decideSettledLead(state, conversion, now))
      .thenEvents(LeadConverted)
      .thenState({ status: 'CONVERTED', converting: false, accountId: opened.accountId, contactId: opened.contactId, convertedAt: now });
  });

  it('when it fails › may be changed again', () => {
    given(lead)
      .when((state) => decideSettledLead(state, aConversion({ state: 'FAILED' }), now))
      .thenEvents()
      .thenState({ status: 'QUALIFIED', converting: false });
  });

  it('when it waits for a choice › stays read-only', () => {
    given(lead)
      .when((state) => decideSettledLead(state, aConversion({ state: 'AWAITING_CHOICE' }), now))
      .thenState({ converting: true });
  });
});
