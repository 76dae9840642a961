import {
  OpportunityChanged,
  OpportunityLost,
  OpportunityOpened,
  OpportunityReopened,
  OpportunityStageChanged,
  OpportunityWon,
} from '@leadline/contracts';
import { type Decision, newId } from '@leadline/domain';
import { given } from '@leadline/testkit';
import { decideLoss } from '../closing/lose-opportunity.ts';
import { decideReopening } from '../closing/reopen-opportunity.ts';
import { decideWin } from '../closing/win-opportunity.ts';
import { decideUpdate } from '../editing/update-opportunity.ts';
import { movedOf } from '../history/opportunity-history.ts';
import { decideMove } from '../moving/move-opportunity.ts';
import { type Opening, decideOpening, refusePastClose } from '../opening/open-opportunity.ts';
import { decidePipeline } from '../pipeline/configure-pipeline.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import { seededPipelines, stageIdOf } from '../pipeline/seed-pipelines.ts';
import type { Opportunity } from './opportunity.ts';

const now = new Date('2026-11-22T09:00:00Z');
const later = new Date('2026-12-01T09:00:00Z');
const pipeline: Pipeline = { ...seededPipelines[0]!, version: 1 };
const stage = (code: string) => stageIdOf(pipeline.id, code);
const opening: Opening = {
  id: newId(),
  name: null,
  accountId: newId(),
  contactId: newId(),
  buyingRole: null,
  leadId: null,
  conversion: null,
  ownerId: newId(),
  teamId: null,
  stageId: null,
  amount: { amount: '1000', currency: 'USD' },
  expectedCloseOn: '2027-01-31',
  productCode: null,
};
const stateOf = (decision: Decision<Opportunity>): Opportunity => {
  if (!decision.ok) throw new Error(decision.refusal.message);
  return { ...decision.state, version: decision.state.version + 1 };
};
const deal = stateOf(decideOpening(opening, pipeline, now));
const move = (from: Opportunity, code: string, rest: object = {}) =>
  decideMove(from, { stageId: stage(code), ...rest }, pipeline.stages, pipeline, later);
const won = stateOf(decideWin(deal, {}, pipeline, 'Acme', later));
const lost = stateOf(decideLoss(deal, { reason: 'price' }, pipeline, ['price'], later));

describe('Opportunity › open', () => {
  it('starts in the first stage with its defaults', () => {
    given(opening)
      .when((wanted) => decideOpening(wanted, pipeline, now))
      .thenEvents(OpportunityOpened)
      .thenState({ stageId: stage('prospecting'), probability: 10, forecastCategory: 'PIPELINE', stageKind: 'OPEN' });
  });
  it('in a closed stage › is refused', () => {
    given(opening)
      .when((wanted) => decideOpening({ ...wanted, stageId: stage('closed-won') }, pipeline, now))
      .thenRefused('DealMustBeOpenedInAnOpenStage');
  });
  it('expected to close yesterday › is refused, today is not', () => {
    expect([refusePastClose('2026-11-21', now)?.refusal.field, refusePastClose('2026-11-22', now)]).toEqual(['expectedCloseOn', undefined]);
  });
});

describe('Opportunity › move', () => {
  it('takes over the defaults of the stage', () => {
    given(deal)
      .when((from) => move(from, 'qualifying'))
      .thenEvents(OpportunityStageChanged)
      .thenState({ probability: 20, stageEnteredAt: later });
  });
  it('keeps what the same command says instead', () => {
    given(deal)
      .when((from) => move(from, 'qualifying', { probability: 55, forecastCategory: 'COMMIT' }))
      .thenState({ probability: 55, forecastCategory: 'COMMIT' });
  });
  it('forwards without what the stage asks for › is refused with the list', () => {
    const bare = { ...stateOf(move(deal, 'price-quote')), amount: null, expectedCloseOn: null };
    given(bare)
      .when((from) => move(from, 'negotiation'))
      .thenRefused('DealCannotLeaveStageUnprepared', { missing: ['AMOUNT', 'EXPECTED_CLOSE'] });
  });
  it('backwards asks for nothing', () => {
    const bare = { ...stateOf(move(deal, 'price-quote')), amount: null };
    given(bare)
      .when((from) => move(from, 'qualifying'))
      .thenEvents(OpportunityStageChanged);
  });
  it('to a won stage › is refused: deals are won, not moved', () => {
    given(deal)
      .when((from) => move(from, 'closed-won'))
      .thenRefused('DealIsClosedByWinningOrLosing');
  });
  it('to a stage of another pipeline › is refused', () => {
    given(deal)
      .when((from) => decideMove(from, { stageId: newId() }, pipeline.stages, pipeline, now))
      .thenRefused('StageMustBeOfThePipeline');
  });
  it('of a closed deal › is refused', () => {
    given(won)
      .when((from) => move(from, 'qualifying'))
      .thenRefused('ClosedDealCannotBeMoved');
  });
});

describe('Opportunity › update', () => {
  it('touches neither probability nor category', () => {
    const moved = stateOf(move(deal, 'qualifying', { probability: 55 }));
    given(moved)
      .when((from) => decideUpdate(from, { productCode: 'gtx' }, later))
      .thenEvents(OpportunityChanged)
      .thenState({ probability: 55 });
  });
  it('with what is there already › changes nothing', () => {
    given(deal)
      .when((from) => decideUpdate(from, { amount: '1000' }, later))
      .thenEvents();
  });
  it('of the amount of a closed deal › is refused', () => {
    given(won)
      .when((from) => decideUpdate(from, { amount: '1' }, later))
      .thenRefused('ClosedDealCannotBeChanged', undefined, { field: 'amount' });
  });
  it('of the owner of a closed deal › is allowed', () => {
    given(won)
      .when((from) => decideUpdate(from, { ownerId: newId() }, later))
      .thenEvents(OpportunityChanged);
  });
  it('of the name › makes a new version of the personal record, and no fact says it', () => {
    const decision = decideUpdate(deal, { name: 'A typed name' }, later);
    given(deal)
      .when(() => decision)
      .thenState({ personVersion: 1 });
    expect(JSON.stringify(decision.ok && decision.events)).not.toContain('typed name');
  });
});

describe('Opportunity › win', () => {
  it('is told by the kind of the stage, counts and is dated', () => {
    given(deal)
      .when((from) => decideWin(from, { amount: { amount: '900', currency: 'USD' }, closedOn: '2026-11-30' }, pipeline, 'Acme', later))
      .thenEvents(OpportunityWon)
      .thenState({
        stageKind: 'WON',
        probability: 100,
        forecastCategory: 'CLOSED',
        amount: '900',
        actualCloseOn: '2026-11-30',
        expectedCloseOn: '2027-01-31',
        winCount: 1,
      });
  });
  it('without amount and contact › is refused with both', () => {
    given({ ...deal, amount: null, contactId: null })
      .when((from) => decideWin(from, {}, pipeline, null, later))
      .thenRefused('DealCannotBeWonIncomplete', { missing: ['amount', 'contactId'] });
  });
  it('twice › is refused', () => {
    given(won)
      .when((from) => decideWin(from, {}, pipeline, null, later))
      .thenRefused('OnlyOpenDealsCanBeClosed');
  });
  it.each(['2026-11-21', '2026-12-02'])('on %s, before its opening or after today › is refused', (closedOn) => {
    given(deal)
      .when((from) => decideWin(from, { closedOn }, pipeline, null, later))
      .thenRefused('DealMustBeClosedBetweenOpeningAndToday', undefined, { field: 'closedOn' });
  });
});

describe('Opportunity › lose', () => {
  it('needs a reason of the list', () => {
    given(deal)
      .when((from) => decideLoss(from, { reason: 'mood' }, pipeline, ['price'], later))
      .thenRefused('LossReasonMustBeOnTheList', undefined, { field: 'reason' });
  });
  it('is out of the forecast, with its number', () => {
    given(deal)
      .when((from) => decideLoss(from, { reason: 'price' }, pipeline, ['price'], later))
      .thenEvents(OpportunityLost)
      .thenState({ probability: 0, forecastCategory: 'OMITTED', lossCount: 1 });
  });
});

describe('Opportunity › reopen', () => {
  it('clears the closing and goes back to the stage it was closed from, with its defaults', () => {
    const closed = stateOf(
      decideLoss(stateOf(move(deal, 'qualifying', { probability: 77 })), { reason: 'price', detail: 'words' }, pipeline, ['price'], later),
    );
    given(closed)
      .when((from) => decideReopening(from, pipeline, later))
      .thenEvents(OpportunityReopened)
      .thenState({ stageId: stage('qualifying'), probability: 20, actualCloseOn: null, lossReason: null, lossDetail: null, lossCount: 1 });
  });
  it('and won again › is the second win', () => {
    given(stateOf(decideReopening(won, pipeline, later)))
      .when((from) => decideWin(from, {}, pipeline, null, later))
      .thenState({ winCount: 2 });
  });
  it('of an open deal › is refused', () => {
    given(deal)
      .when((from) => decideReopening(from, pipeline, later))
      .thenRefused('OnlyClosedDealsCanBeReopened');
  });
});

describe('Opportunity › history', () => {
  it('follows stage, amount, probability, close date and owner, and nothing else', () => {
    expect(Object.keys(movedOf(deal, { ...deal, productCode: 'x', amount: '2', ownerId: null }))).toEqual(['amount', 'ownerId']);
    expect(movedOf(deal, lost)).toMatchObject({ stageKind: ['OPEN', 'LOST'], probability: [10, 0] });
  });
});

describe('Pipeline', () => {
  const changed = (change: (copy: Pipeline) => void) => {
    const copy = structuredClone(pipeline);
    change(copy);
    return copy;
  };
  it.each(seededPipelines.map((one) => [one.code, one] as const))('%s, as seeded, is whole', (_, one) => {
    expect(decidePipeline({ ...one, version: 0 }).ok).toBe(true);
  });
  it('without a lost stage › is refused', () => {
    given(changed(({ stages }) => stages.pop()))
      .when(decidePipeline)
      .thenRefused('PipelineNeedsEveryKindOfStage');
  });
  it('with a code twice › is refused', () => {
    given(changed(({ stages }) => (stages[1]!.code = stages[0]!.code)))
      .when(decidePipeline)
      .thenRefused('PipelineStagesMustBeUnique');
  });
  it('with an open stage after a closed one › is refused', () => {
    given(changed(({ stages }) => stages.push({ ...stages[0]!, id: newId(), code: 'late' })))
      .when(decidePipeline)
      .thenRefused('PipelineClosesAtTheEnd');
  });
  it('with a won stage at 90 percent › is refused', () => {
    given(changed(({ stages }) => (stages.at(-2)!.probability = 90)))
      .when(decidePipeline)
      .thenRefused('PipelineStageDefaultsMustFitTheKind');
  });
});
