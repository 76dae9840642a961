import { LeadReassigned } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { given } from '@leadline/testkit';
import { aLead, now } from '../testing/a-lead.ts';
import { responsible } from '../lead/responsibility.ts';
import { decideReassignment } from './reassign-lead.ts';

describe('Lead › reassign', () => {
  it('when another user is named › makes them responsible and tells who was before', () => {
    const lead = aLead();
    const to = responsible({ ownerId: newId(), teamId: newId() });
    given(lead)
      .when((state) => decideReassignment(state, to, now))
      .thenEvents({ ...LeadReassigned.of(lead.id, { ...to, previousOwnerId: lead.ownerId, previousTeamId: lead.teamId }) })
      .thenState(to);
  });

  it('when nobody is named › lets it wait in a queue', () => {
    given(aLead())
      .when((state) => decideReassignment(state, responsible({ ownerId: null, teamId: null, queue: 'inbound' }), now))
      .thenState({ ownerId: null, queue: 'inbound' });
  });

  it('when it is theirs already › changes nothing', () => {
    const lead = aLead();
    given(lead)
      .when((state) => decideReassignment(state, responsible(lead), now))
      .thenEvents();
  });

  it('when its conversion runs › refuses', () => {
    given(aLead({ status: 'QUALIFIED', converting: true }))
      .when((state) => decideReassignment(state, responsible({ ownerId: newId(), teamId: null }), now))
      .thenRefused('LeadIsReadOnlyWhileItConverts');
  });
});
