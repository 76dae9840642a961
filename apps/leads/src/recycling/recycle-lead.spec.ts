import { LeadArchived, LeadCaptured, LeadFollowUpFlagged, LeadRecycled } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { given } from '@leadline/testkit';
import { aLead, now } from '../testing/a-lead.ts';
import { decideRecycling, isTouched, recycledLeadId } from './recycle-lead.ts';
import { decideFollowUp } from './revisit-follow-up.ts';

const original = aLead({
  status: 'CONVERTED',
  source: 'WEBSITE',
  jobTitle: 'Buyer',
  note: 'wanted a discount',
  potentialValue: { amount: '9', currency: 'USD' },
});
const loss = { opportunityId: newId(), lossNumber: 1, accountId: newId(), contactId: newId(), ownerId: newId(), teamId: newId() };
const recycle = (from = original, lost: Partial<typeof loss> | object = {}) =>
  given(from).when((lead) => decideRecycling(lead, { ...loss, ...lost }, { days: 90, now }));

describe('Lead › recycled after a loss', () => {
  it('when the deal is lost › is nurtured again under an id that follows from the loss', () => {
    recycle()
      .thenEvents(LeadCaptured, LeadRecycled)
      .thenState({
        id: recycledLeadId(loss.opportunityId, 1),
        status: 'NURTURING',
        source: 'RECYCLED',
        originalSource: 'WEBSITE',
        nextActionOn: '2027-02-20',
      });
  });

  it('when it is made › is linked to lead, deal, account and contact', () => {
    recycle().thenState({
      recycledFromLeadId: original.id,
      recycledFromOpportunityId: loss.opportunityId,
      accountId: loss.accountId,
      contactId: loss.contactId,
      lossNumber: 1,
    });
  });

  it('when it is made › knows the person, but not what was noted about the lost deal', () => {
    recycle().thenState({
      name: original.name,
      emails: original.emails,
      jobTitle: 'Buyer',
      note: null,
      potentialValue: null,
      answers: {},
      firstContactedAt: null,
    });
  });

  it('when the person is erased one day › is found by the ids of lead, contact and follow-up', () => {
    recycle().thenState({ personIds: [original.id, loss.contactId, recycledLeadId(loss.opportunityId, 1)] });
  });

  it('when nobody owned the deal › waits in the queue of the unassigned', () => {
    recycle(original, { ownerId: null, teamId: null }).thenState({ ownerId: null, queue: 'unassigned' });
  });

  it('when the original was recycled itself › keeps where they came from at first', () => {
    recycle(aLead({ source: 'RECYCLED', originalSource: 'EVENT' })).thenState({ originalSource: 'EVENT' });
  });
});

describe('Lead › its lost deal is reopened', () => {
  const followUp = aLead({ status: 'NURTURING', source: 'RECYCLED', version: 2 });

  it('when nobody has touched the follow-up › archives it', () => {
    given(followUp)
      .when((lead) => decideFollowUp(lead, loss.opportunityId, now))
      .thenEvents(LeadArchived)
      .thenState({ status: 'ARCHIVED', archivedReason: 'deal-reopened' });
  });

  it('when somebody has worked on it › flags it for a person to decide', () => {
    given({ ...followUp, version: 3 })
      .when((lead) => decideFollowUp(lead, loss.opportunityId, now))
      .thenEvents(LeadFollowUpFlagged)
      .thenState({ status: 'NURTURING', followUpFlaggedAt: now });
  });

  it('when that is heard again › changes nothing', () => {
    given({ ...followUp, version: 3, followUpFlaggedAt: now })
      .when((lead) => decideFollowUp(lead, loss.opportunityId, now))
      .thenEvents();
    given({ ...followUp, version: 3, status: 'ARCHIVED' as const, archivedReason: 'deal-reopened' })
      .when((lead) => decideFollowUp(lead, loss.opportunityId, now))
      .thenEvents();
  });

  it('when a follow-up was just made › counts as untouched', () => {
    const { decision } = recycle();
    const facts = decision.ok ? decision.events.length : 0;
    expect(isTouched({ ...original, version: facts })).toBe(false);
    expect(isTouched({ ...original, version: facts + 1 })).toBe(true);
  });
});
