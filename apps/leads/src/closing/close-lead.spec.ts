import { LeadArchived, LeadDisqualified, LeadReopened } from '@leadline/contracts';
import { given } from '@leadline/testkit';
import { aLead, now } from '../testing/a-lead.ts';
import { aPolicy } from '../testing/a-policy.ts';
import { decideArchiving } from './archive-lead.ts';
import { decideDisqualification } from './disqualify-lead.ts';
import { decideReopening } from './reopen-lead.ts';

const open = ['NEW', 'CONTACTED', 'NURTURING', 'QUALIFIED'] as const;

describe('Lead › disqualify', () => {
  it.each(open)('when it is %s › takes the reason, and the words apart from the fact', (status) => {
    const command = { reason: 'no-budget', detail: 'Ada has none' };
    const { decision } = given(aLead({ status }))
      .when((lead) => decideDisqualification(lead, command, aPolicy(), now))
      .thenEvents(LeadDisqualified)
      .thenState({ status: 'DISQUALIFIED', disqualifiedReason: 'no-budget', disqualifiedDetail: 'Ada has none', closedAt: now });
    expect(JSON.stringify(decision.ok && decision.events)).not.toContain('Ada');
  });

  it('when the policy does not list the reason › refuses and names those that it lists', () => {
    given(aLead())
      .when((lead) =>
        decideDisqualification(lead, { reason: 'bored' }, aPolicy({ disqualificationReasons: [{ code: 'spam', label: 'Spam' }] }), now),
      )
      .thenRefused('DisqualificationReasonMustBeListed', { reasons: ['spam'] }, { code: 'BAD_USER_INPUT', field: 'reason' });
  });

  it('when its conversion runs › refuses', () => {
    given(aLead({ status: 'QUALIFIED', converting: true }))
      .when((lead) => decideDisqualification(lead, { reason: 'spam' }, aPolicy(), now))
      .thenRefused('LeadIsReadOnlyWhileItConverts');
  });
});

describe('Lead › archive', () => {
  it.each(open)('when it is %s › puts it away', (status) => {
    given(aLead({ status }))
      .when((lead) => decideArchiving(lead, null, now))
      .thenEvents(LeadArchived)
      .thenState({ status: 'ARCHIVED', closedAt: now });
  });

  it('when it is disqualified › refuses, because that is a verdict', () => {
    given(aLead({ status: 'DISQUALIFIED' }))
      .when((lead) => decideArchiving(lead, null, now))
      .thenRefused('LeadCannotGoFromDisqualifiedToArchived');
  });
});

describe('Lead › reopen', () => {
  it.each(['DISQUALIFIED', 'ARCHIVED'] as const)('when it is %s › is nurtured again, and nothing of the verdict stays', (status) => {
    given(aLead({ status, disqualifiedReason: 'spam', closedAt: now, qualifiedAt: now }))
      .when((lead) => decideReopening(lead, now))
      .thenEvents(LeadReopened)
      .thenState({ status: 'NURTURING', disqualifiedReason: null, closedAt: null, qualifiedAt: null });
  });

  it('when it is open › refuses', () => {
    given(aLead({ status: 'CONTACTED' }))
      .when((lead) => decideReopening(lead, now))
      .thenRefused('OnlyClosedLeadsAreReopened');
  });

  it('when it has been converted › refuses', () => {
    given(aLead({ status: 'CONVERTED' }))
      .when((lead) => decideReopening(lead, now))
      .thenRefused('ConvertedLeadIsReadOnly');
  });
});
