import { LeadDeleted } from '@leadline/contracts';
import { given, viewerFor } from '@leadline/testkit';
import { aLead, now } from '../testing/a-lead.ts';
import { personalRecordOf } from '../lead/lead-person.ts';
import { decideDeletion } from './delete-lead.ts';

const owner = viewerFor('REP');
const lead = aLead({ ownerId: owner.id });
const unreferred = { referredToBy: [] as string[], now };

describe('Lead › delete', () => {
  it('when its owner deletes it › is gone, and the person with it', () => {
    const { decision } = given(lead)
      .when((state) => decideDeletion(state, { ...unreferred, viewer: owner }))
      .thenEvents(LeadDeleted)
      .thenState({ deletedAt: now, deletedById: owner.id });
    expect(decision.ok && personalRecordOf(decision.state)).toMatchObject({ recordId: lead.id, erased: true, version: 2 });
  });

  it('when an administrator deletes it › is gone', () => {
    given(lead)
      .when((state) => decideDeletion(state, { ...unreferred, viewer: viewerFor('ADMIN') }))
      .thenEvents(LeadDeleted);
  });

  it('when a manager who does not own it tries › refuses', () => {
    given(lead)
      .when((state) => decideDeletion(state, { ...unreferred, viewer: viewerFor('MANAGER') }))
      .thenRefused('OnlyItsOwnerDeletesALead', undefined, { code: 'FORBIDDEN' });
  });

  it('when something refers to it › refuses and says what', () => {
    given(lead)
      .when((state) => decideDeletion(state, { viewer: owner, referredToBy: ['conversion'], now }))
      .thenRefused('LeadThatIsReferredToIsKept', { referredToBy: ['conversion'] });
  });

  it('when its conversion runs › refuses', () => {
    given(aLead({ ownerId: owner.id, status: 'QUALIFIED', converting: true }))
      .when((state) => decideDeletion(state, { ...unreferred, viewer: owner }))
      .thenRefused('LeadIsReadOnlyWhileItConverts');
  });
});
