import { OpportunityOpened } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { given } from '@leadline/testkit';
import { opened, pipeline, stage } from '../testing/a-deal.ts';
import { refusePastClose } from '../opportunity/expected-close.ts';
import { type Opening, decideOpening } from './open-opportunity.ts';

const opening: Opening = {
  ...{ id: newId(), name: null, accountId: newId(), contactId: newId(), buyingRole: null, leadId: null, conversion: null },
  ...{ ownerId: newId(), teamId: null, stageId: null, amount: { amount: '1000', currency: 'USD' } },
  ...{ expectedCloseOn: '2027-01-31', productCode: null },
};

describe('Opportunity › open', () => {
  it('starts in the first stage with its defaults', () => {
    given(opening)
      .when((wanted) => decideOpening(wanted, pipeline, opened))
      .thenEvents(OpportunityOpened)
      .thenState({ stageId: stage('prospecting'), probability: 10, forecastCategory: 'PIPELINE', stageKind: 'OPEN', createdAt: opened });
  });

  it('in an open stage that is asked for › starts there', () => {
    given(opening)
      .when((wanted) => decideOpening({ ...wanted, stageId: stage('negotiation') }, pipeline, opened))
      .thenState({ stageId: stage('negotiation'), openStageId: stage('negotiation'), probability: 90 });
  });

  it('in a closed stage › is refused', () => {
    given(opening)
      .when((wanted) => decideOpening({ ...wanted, stageId: stage('closed-won') }, pipeline, opened))
      .thenRefused('DealMustBeOpenedInAnOpenStage', undefined, { field: 'stageId', code: 'BAD_USER_INPUT' });
  });

  it('with a typed name › has a personal record, and the fact does not say it', () => {
    const { decision } = given(opening)
      .when((wanted) => decideOpening({ ...wanted, name: 'A typed name' }, pipeline, opened))
      .thenState({ personVersion: 1 });
    expect(JSON.stringify(decision.ok && decision.events)).not.toContain('typed name');
  });

  it('expected to close yesterday › is refused, today is not', () => {
    expect([refusePastClose('2026-11-21', opened)?.refusal.field, refusePastClose('2026-11-22', opened)]).toEqual([
      'expectedCloseOn',
      undefined,
    ]);
  });
});
