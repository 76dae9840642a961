import { newId } from '@leadline/domain';
import { aLead, nextMonth, now, yesterday } from '../testing/a-lead.ts';
import type { AskedConversion } from './conversion.ts';
import { nothingAsked, settleConversion } from './settle-conversion.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const asking = (opportunity: Partial<AskedConversion['opportunity']>, more: Partial<AskedConversion> = {}): AskedConversion => ({
  ...nothingAsked,
  ...more,
  opportunity: { ...nothingAsked.opportunity, ...opportunity },
});
const answers = {
  BUDGET: { state: 'MET' as const, budget: usd('5000'), timeline: null },
  TIMELINE: { state: 'MET' as const, budget: null, timeline: nextMonth },
};
const firm = { name: 'Acme', company: 'Acme', emails: [], kind: 'ORGANIZATION' as const };

describe('Conversion › what the opportunity starts with', () => {
  it('when the lead answers it all › takes amount and day from the answers', () => {
    const settled = settleConversion(aLead({ answers, productInterest: 'gtx-pro' }), nothingAsked, now);
    expect(settled).toEqual({ ok: true, opportunity: { amount: usd('5000'), expectedCloseOn: nextMonth, productCode: 'gtx-pro' } });
  });

  it('when the options say otherwise › takes theirs', () => {
    const settled = settleConversion(
      aLead({ answers }),
      asking({ amount: usd('7000'), expectedCloseOn: '2027-01-31', productCode: 'mg-advanced' }),
      now,
    );
    expect(settled).toEqual({ ok: true, opportunity: { amount: usd('7000'), expectedCloseOn: '2027-01-31', productCode: 'mg-advanced' } });
  });

  it('when no budget is known › takes the potential value', () => {
    const lead = aLead({ answers: { TIMELINE: answers.TIMELINE }, potentialValue: usd('300') });
    expect(settleConversion(lead, nothingAsked, now)).toMatchObject({ opportunity: { amount: usd('300') } });
  });

  it('when nothing is known › names all that is missing', () => {
    expect(settleConversion(aLead(firm), nothingAsked, now)).toEqual({ ok: false, missing: ['CONTACT', 'AMOUNT', 'EXPECTED_CLOSE'] });
  });

  it('when the day that they named has passed › misses one', () => {
    const lead = aLead({ answers: { ...answers, TIMELINE: { ...answers.TIMELINE, timeline: yesterday } } });
    expect(settleConversion(lead, nothingAsked, now)).toEqual({ ok: false, missing: ['EXPECTED_CLOSE'] });
  });

  it('when the lead is without a person but a contact is named › misses none', () => {
    expect(settleConversion(aLead({ ...firm, answers }), asking({}, { contactId: newId() }), now)).toMatchObject({ ok: true });
  });

  it('when no opportunity is asked for › needs nothing', () => {
    expect(settleConversion(aLead(firm), asking({}, { withoutOpportunity: true }), now)).toEqual({ ok: true, opportunity: null });
  });
});
