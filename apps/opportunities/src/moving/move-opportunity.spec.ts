import { OpportunityStageChanged } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import { given } from '@leadline/testkit';
import { aDeal, aWonDeal, later, opened, pipeline, stage } from '../testing/a-deal.ts';
import type { Opportunity } from '../opportunity/opportunity.ts';
import { decideMove } from './move-opportunity.ts';

const scene = { pipeline, current: pipeline.stages, now: later };
const to =
  (code: string, rest: object = {}) =>
  (deal: Opportunity) =>
    decideMove(deal, { stageId: stage(code), ...rest }, scene);
const quoted = { stageId: stage('price-quote'), openStageId: stage('price-quote'), probability: 75 };

describe('Opportunity › move', () => {
  it('takes over the defaults of the stage', () => {
    given(aDeal())
      .when(to('qualifying'))
      .thenEvents(OpportunityStageChanged)
      .thenState({ probability: 20, stageEnteredAt: later, openStageId: stage('qualifying') });
  });

  it('keeps what the same command says instead', () => {
    given(aDeal())
      .when(to('qualifying', { probability: 55, forecastCategory: 'COMMIT' }))
      .thenState({ probability: 55, forecastCategory: 'COMMIT' });
  });

  it('with a probability of 0 › is not taken for none given', () => {
    given(aDeal())
      .when(to('qualifying', { probability: 0 }))
      .thenState({ probability: 0 });
  });

  it('to where it is › changes nothing', () => {
    given(aDeal()).when(to('prospecting')).thenEvents();
  });

  it('to where it is with another probability › does not enter the stage anew', () => {
    given(aDeal())
      .when(to('prospecting', { probability: 15 }))
      .thenEvents(OpportunityStageChanged)
      .thenState({ probability: 15, stageEnteredAt: opened });
  });

  it('forwards without what the stage asks for › is refused with the list', () => {
    given(aDeal({ ...quoted, amount: null, expectedCloseOn: null }))
      .when(to('negotiation'))
      .thenRefused('DealCannotLeaveStageUnprepared', { missing: ['AMOUNT', 'EXPECTED_CLOSE'] });
  });

  it('forwards out of a stage that asks for more since › goes by what it asked for when the deal came', () => {
    const stages = pipeline.stages.map((one) => ({ ...one, exitRequirements: ['PRODUCT' as const] }));
    given(aDeal())
      .when((deal) => decideMove(deal, { stageId: stage('qualifying') }, { ...scene, pipeline: { ...pipeline, stages, version: 2 } }))
      .thenState({ pipelineVersion: 2, stageId: stage('qualifying') });
  });

  it('backwards asks for nothing', () => {
    given(aDeal({ ...quoted, amount: null }))
      .when(to('qualifying'))
      .thenEvents(OpportunityStageChanged);
  });

  it.each([
    ['won', 'winOpportunity'],
    ['lost', 'loseOpportunity'],
  ])('to a %s stage › is refused and names %s', (kind, mutation) => {
    given(aDeal())
      .when(to(`closed-${kind}`))
      .thenRefused('DealIsClosedByWinningOrLosing', undefined, { message: expect.stringContaining(mutation) });
  });

  it('to a stage of another pipeline › is refused', () => {
    given(aDeal())
      .when((deal) => decideMove(deal, { stageId: newId() }, scene))
      .thenRefused('StageMustBeOfThePipeline');
  });

  it('of a closed deal › is refused', () => {
    given(aWonDeal()).when(to('qualifying')).thenRefused('ClosedDealCannotBeMoved');
  });
});
