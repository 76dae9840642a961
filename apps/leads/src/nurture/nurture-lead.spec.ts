import { LeadNurtured } from '@leadline/contracts';
import { given } from '@leadline/testkit';
import { aLead, nextMonth, now, yesterday } from '../testing/a-lead.ts';
import { decideNurture } from './nurture-lead.ts';

describe('Lead › nurture', () => {
  it('when it is not ready › comes back to it on a day', () => {
    given(aLead({ status: 'CONTACTED' }))
      .when((lead) => decideNurture(lead, { nextActionOn: nextMonth, nextAction: 'call again' }, now))
      .thenEvents(LeadNurtured)
      .thenState({ status: 'NURTURING', nextActionOn: nextMonth, nextAction: 'call again' });
  });

  it('when no day is named › keeps the one that is known, even a past one', () => {
    given(aLead({ status: 'CONTACTED', nextActionOn: yesterday }))
      .when((lead) => decideNurture(lead, {}, now))
      .thenState({ nextActionOn: yesterday });
  });

  it('when it was qualified › has to be qualified again', () => {
    given(aLead({ status: 'QUALIFIED', qualifiedAt: now }))
      .when((lead) => decideNurture(lead, {}, now))
      .thenState({ status: 'NURTURING', qualifiedAt: null });
  });

  it('when the day has passed › refuses', () => {
    given(aLead())
      .when((lead) => decideNurture(lead, { nextActionOn: yesterday }, now))
      .thenRefused('PlannedDayMustNotBePast');
  });

  it('when it is disqualified › refuses until it is reopened', () => {
    given(aLead({ status: 'DISQUALIFIED' }))
      .when((lead) => decideNurture(lead, {}, now))
      .thenRefused('ClosedLeadMustBeReopenedFirst', { status: 'DISQUALIFIED' });
  });
});
