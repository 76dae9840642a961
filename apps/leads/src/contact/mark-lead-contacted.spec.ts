import { LeadContacted } from '@leadline/contracts';
import { given } from '@leadline/testkit';
import { aLead, now } from '../testing/a-lead.ts';
import { decideContacted } from './mark-lead-contacted.ts';

const anHourAgo = new Date('2026-11-22T08:00:00.000Z');

describe('Lead › mark contacted', () => {
  it('when nobody had reached out › records when, and moves on', () => {
    given(aLead())
      .when((lead) => decideContacted(lead, anHourAgo, now))
      .thenEvents(LeadContacted)
      .thenState({ status: 'CONTACTED', firstContactedAt: anHourAgo });
  });

  it('when it was nurtured without a contact › moves on too', () => {
    given(aLead({ status: 'NURTURING' }))
      .when((lead) => decideContacted(lead, now, now))
      .thenState({ status: 'CONTACTED' });
  });

  it('when it is qualified already › records when, and stays qualified', () => {
    given(aLead({ status: 'QUALIFIED' }))
      .when((lead) => decideContacted(lead, now, now))
      .thenState({ status: 'QUALIFIED', firstContactedAt: now });
  });

  it('when somebody had reached out before › keeps the first time', () => {
    given(aLead({ status: 'CONTACTED', firstContactedAt: anHourAgo }))
      .when((lead) => decideContacted(lead, now, now))
      .thenEvents()
      .thenState({ firstContactedAt: anHourAgo });
  });

  it('when the contact is still to come › refuses', () => {
    given(aLead())
      .when((lead) => decideContacted(lead, now, anHourAgo))
      .thenRefused('ContactMustHaveHappened', undefined, { code: 'BAD_USER_INPUT', field: 'contactedAt' });
  });

  it('when it is closed › refuses until it is reopened', () => {
    given(aLead({ status: 'ARCHIVED' }))
      .when((lead) => decideContacted(lead, now, now))
      .thenRefused('ClosedLeadMustBeReopenedFirst');
  });
});
