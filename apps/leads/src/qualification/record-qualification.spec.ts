import { LeadChanged } from '@leadline/contracts';
import { given } from '@leadline/testkit';
import { aLead, now } from '../testing/a-lead.ts';
import { aPolicy } from '../testing/a-policy.ts';
import type { GivenAnswer } from './answers.ts';
import { decideAnswers } from './record-qualification.ts';

const budget = { amount: '5000', currency: 'USD' };
const known = aLead({ answers: { BUDGET: { state: 'UNKNOWN', budget, timeline: null } }, evidence: { BUDGET: 'a guess' } });
const record = (answer: GivenAnswer, lead = known) => given(lead).when((state) => decideAnswers(state, [answer], aPolicy(), now));

describe('Lead › record what was found out', () => {
  it('when a criterion is answered › keeps it and decides nothing', () => {
    record({ criterion: 'NEED', state: 'MET' })
      .thenEvents(LeadChanged)
      .thenState({ status: 'NEW', answers: expect.objectContaining({ NEED: { state: 'MET', budget: null, timeline: null } }) });
  });

  it('when parts of an answer are left out › keeps what was known of them', () => {
    record({ criterion: 'BUDGET', state: 'MET' }).thenState({
      answers: { BUDGET: { state: 'MET', budget, timeline: null } },
      evidence: { BUDGET: 'a guess' },
    });
  });

  it('when a part is null › clears it', () => {
    record({ criterion: 'BUDGET', state: 'NOT_MET', budget: null, evidence: null }).thenState({
      answers: { BUDGET: { state: 'NOT_MET', budget: null, timeline: null } },
      evidence: {},
    });
  });

  it('when nothing differs › changes nothing', () => {
    record({ criterion: 'BUDGET', state: 'UNKNOWN' }).thenEvents();
  });

  it('when it is disqualified › refuses until it is reopened', () => {
    record({ criterion: 'NEED', state: 'MET' }, aLead({ status: 'DISQUALIFIED' })).thenRefused('ClosedLeadMustBeReopenedFirst');
  });
});
