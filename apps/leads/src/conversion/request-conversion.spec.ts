import { LeadConversionRequested } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { given } from '@leadline/testkit';
import { aLead, nextMonth, now, yesterday } from '../testing/a-lead.ts';
import type { Lead } from '../lead/lead.ts';
import { aConversion } from '../testing/a-conversion.ts';
import { opportunityIdOf } from './conversion.ts';
import { amended, type ConversionOptions, noWish } from './conversion-options.ts';
import { conversions } from './conversions.ts';
import { decideAnotherAttempt, decideConversionRequest } from './request-conversion.ts';

const id = newId();
const by = { actorId: newId(), fingerprint: 'f', now, startedAt: now };
const opportunity = { amount: { amount: '5000', currency: 'USD' }, expectedCloseOn: nextMonth };
const request = (options: ConversionOptions, lead: Lead = aLead({ status: 'QUALIFIED' })) =>
  given(lead).when((state) => decideConversionRequest(id, state, amended(noWish, options, null), by));

describe('Conversion › request', () => {
  it('when the opportunity is complete › asks accounts, with all that is needed on the way', () => {
    const lead = aLead({ status: 'QUALIFIED' });
    const { decision } = request({ opportunity }, lead)
      .thenEvents(LeadConversionRequested)
      .thenState({ state: 'REQUESTED', attempt: 1, leadId: lead.id });
    expect(decision.ok && decision.events[0]?.data).toMatchObject({
      conversionId: id,
      attempt: 1,
      personVersion: lead.personVersion,
      hasPerson: true,
      opportunity: { ...opportunity, opportunityId: opportunityIdOf(id), ownerId: lead.ownerId, titleVersion: null },
    });
  });

  it('when a name is typed › lets it travel on the personal topic, and names its version', () => {
    const { decision } = request({ opportunity: { ...opportunity, name: 'Big deal for Ada' } });
    if (!decision.ok) throw new Error('refused');
    expect(JSON.stringify(decision.events)).not.toContain('Ada');
    expect(decision.events[0]?.data).toMatchObject({ opportunity: { titleVersion: 1 } });
    expect(conversions.personalRecord?.(decision.state)).toMatchObject({
      recordId: opportunityIdOf(id),
      recordType: 'opportunity',
      version: 1,
      fields: { title: 'Big deal for Ada' },
    });
  });

  it('when the lead names an account of its own › uses that, unless a new one is wanted', () => {
    const lead = aLead({ status: 'QUALIFIED', accountId: newId() });
    const used = (options: ConversionOptions) => {
      const { decision } = request({ opportunity, ...options }, lead);
      return decision.ok && decision.events[0]?.data;
    };
    expect(used({})).toMatchObject({ use: { accountId: lead.accountId, createAccount: false } });
    expect(used({ createAccount: true })).toMatchObject({ use: { accountId: null, createAccount: true } });
  });

  it('when something is missing › refuses and names it', () => {
    request({}).thenRefused('OpportunityNeedsContactAmountAndCloseDate', { missing: ['AMOUNT', 'EXPECTED_CLOSE'] });
  });

  it('when the expected close has passed › refuses', () => {
    request({ opportunity: { ...opportunity, expectedCloseOn: yesterday } }).thenRefused('PlannedDayMustNotBePast', undefined, {
      field: 'expectedCloseOn',
      code: 'BAD_USER_INPUT',
    });
  });

  it.each(['account', 'contact'] as const)('when an existing %s is named and a new one wanted › refuses', (record) => {
    const [use, create] = record === 'account' ? (['accountId', 'createAccount'] as const) : (['contactId', 'createContact'] as const);
    request({ opportunity, [use]: newId(), [create]: true }).thenRefused('UseOrCreateNotBoth', undefined, { field: use });
  });
});

describe('Conversion › another attempt', () => {
  const failed = aConversion({
    id,
    state: 'FAILED',
    failure: { step: 'OPPORTUNITY', reason: 'pipeline-not-found', field: 'pipelineId' },
    accountId: newId(),
    ...amended(noWish, { opportunity }, null),
  });
  const again = (options: ConversionOptions) =>
    given(failed).when((conversion) =>
      decideAnotherAttempt(conversion, aLead({ status: 'QUALIFIED' }), amended(conversion, options, null), by),
    );

  it('when nothing is amended › asks for the same, one attempt on, under the same id', () => {
    const { decision } = again({}).thenState({ id, attempt: 2, state: 'REQUESTED', failure: null, accountId: failed.accountId });
    expect(decision.ok && decision.events[0]?.data).toMatchObject({ conversionId: id, attempt: 2, opportunity });
  });

  it('when the pipeline is amended › keeps the rest as it was asked', () => {
    const pipelineId = newId();
    const { decision } = again({ opportunity: { pipelineId } });
    expect(decision.ok && decision.events[0]?.data).toMatchObject({ opportunity: { ...opportunity, pipelineId } });
  });

  it('when an account is chosen after a new one was wanted › uses the account', () => {
    const wanting = amended(noWish, { createAccount: true }, null);
    const accountId = newId();
    expect(amended(wanting, { accountId }, null).asked).toMatchObject({ accountId, createAccount: false });
  });

  it('when the day that was asked for has passed › is refused, unless another day is given or no opportunity wanted', () => {
    const past = aConversion({ state: 'AWAITING_CHOICE', ...amended(noWish, { opportunity }, null) });
    const afterwards = { ...by, now: new Date('2026-12-23T09:00:00.000Z') };
    const resolved = (options: ConversionOptions) =>
      given(past).when((state) =>
        decideAnotherAttempt(state, aLead({ status: 'QUALIFIED' }), amended(state, { createAccount: true, ...options }, null), afterwards),
      );
    resolved({}).thenRefused('PlannedDayMustNotBePast', undefined, { field: 'expectedCloseOn' });
    resolved({ opportunity: { expectedCloseOn: '2027-01-31' } }).thenState({ state: 'REQUESTED', attempt: 2 });
    resolved({ withoutOpportunity: true }).thenState({ state: 'REQUESTED', attempt: 2 });
  });

  it('when a name is typed late › counts its version on', () => {
    again({ opportunity: { name: 'Big deal' } }).thenState({ personVersion: 1, opportunityName: 'Big deal' });
  });
});
