import { OpportunityChanged } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { given } from '@leadline/testkit';
import { aDeal, aWonDeal, later } from '../testing/a-deal.ts';
import type { Opportunity } from '../opportunity/opportunity.ts';
import { type OpportunityPatch, decideUpdate } from './update-opportunity.ts';

const patched = (patch: OpportunityPatch) => (deal: Opportunity) => decideUpdate(deal, patch, later);

describe('Opportunity › update', () => {
  it('touches neither probability nor category', () => {
    given(aDeal({ probability: 55, forecastCategory: 'COMMIT' }))
      .when(patched({ productCode: 'gtx' }))
      .thenEvents(OpportunityChanged)
      .thenState({ probability: 55, forecastCategory: 'COMMIT', productCode: 'gtx' });
  });

  it('with what is there already › changes nothing', () => {
    given(aDeal())
      .when(patched({ amount: '1000', currency: 'USD' }))
      .thenEvents();
  });

  it('says which fields changed, and no others', () => {
    const { decision } = given(aDeal()).when(patched({ amount: '2000', currency: 'USD', expectedCloseOn: '2027-01-31' }));
    expect(decision.ok && decision.events[0]?.data).toMatchObject({ changed: ['amount'], amount: { amount: '2000', currency: 'USD' } });
  });

  it('with null › clears', () => {
    given(aDeal())
      .when(patched({ amount: null, currency: null }))
      .thenState({ amount: null, currency: null });
  });

  it('of the amount of a closed deal › is refused', () => {
    given(aWonDeal())
      .when(patched({ amount: '1' }))
      .thenRefused('ClosedDealCannotBeChanged', undefined, { field: 'amount' });
  });

  it('of the owner of a closed deal › is allowed', () => {
    given(aWonDeal())
      .when(patched({ ownerId: newId() }))
      .thenEvents(OpportunityChanged);
  });

  it('of the name › makes a new version of the personal record, and no fact says it', () => {
    const { decision } = given(aDeal())
      .when(patched({ name: 'A typed name' }))
      .thenState({ personVersion: 1 });
    expect(JSON.stringify(decision.ok && decision.events)).not.toContain('typed name');
  });

  it.each([
    ['another contact', newId()],
    ['no contact', null],
  ])('to %s › keeps the one before among those whom its words may be about', (_, contactId) => {
    const [leadId, before] = [newId(), newId()];
    given(aDeal({ leadId, contactId: before, personIds: [leadId, before] }))
      .when(patched({ contactId }))
      .thenState({ personIds: [leadId, before, ...(contactId ? [contactId] : [])] });
  });

  it.each<[string, OpportunityPatch, string]>([
    ['a probability of 100', { probability: 100 }, 'OpenDealProbabilityIs0To99'],
    ['a probability below 0', { probability: -1 }, 'OpenDealProbabilityIs0To99'],
    ['the category CLOSED', { forecastCategory: 'CLOSED' }, 'OpenDealCannotBeClosedInForecast'],
    ['a close date that is over', { expectedCloseOn: '2026-11-30' }, 'OpenDealCannotCloseInThePast'],
  ])('with %s › is refused', (_, patch, rule) => {
    given(aDeal()).when(patched(patch)).thenRefused(rule, undefined, { code: 'BAD_USER_INPUT' });
  });

  it('of something else while the expected close is over › is allowed', () => {
    given(aDeal({ expectedCloseOn: '2026-11-25' }))
      .when(patched({ productCode: 'gtx' }))
      .thenEvents(OpportunityChanged);
  });
});
