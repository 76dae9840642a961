import { OpportunityLost, OpportunityReopened, OpportunityWon } from '@leadline/contracts';
import { given } from '@leadline/testkit';
import { aDeal, aLostDeal, aWonDeal, later, pipeline, stage } from '../testing/a-deal.ts';
import type { Opportunity } from '../opportunity/opportunity.ts';
import { type Loss, decideLoss } from './lose-opportunity.ts';
import { decideReopening } from './reopen-opportunity.ts';
import { type Win, decideWin } from './win-opportunity.ts';

const winning = (win: Win) => (deal: Opportunity) => decideWin(deal, win, { pipeline, company: 'Acme', now: later });
const losing = (loss: Loss) => (deal: Opportunity) => decideLoss(deal, loss, { pipeline, reasons: ['price'], now: later });
const reopening = (deal: Opportunity) => decideReopening(deal, pipeline, later);
const closing = { stageKind: 'WON', probability: 100, forecastCategory: 'CLOSED', actualCloseOn: '2026-11-30' } as const;

describe('Opportunity › win', () => {
  it('is told by the kind of the stage, counts and is dated', () => {
    given(aDeal())
      .when(winning({ amount: { amount: '900', currency: 'EUR' }, closedOn: '2026-11-30' }))
      .thenEvents(OpportunityWon)
      .thenState({ ...closing, amount: '900', currency: 'EUR', expectedCloseOn: '2027-01-31', winCount: 1, stageEnteredAt: later });
  });

  it('says what was won, the company and the number of the win', () => {
    const { decision } = given(aDeal({ winCount: 1 })).when(winning({}));
    expect(decision.ok && decision.events[0]?.data).toMatchObject({
      winNumber: 2,
      company: 'Acme',
      amount: { amount: '1000', currency: 'USD' },
      actualCloseOn: '2026-12-01',
    });
  });

  it.each([
    ['won', winning({}), aDeal()],
    ['lost', losing({ reason: 'price' }), aDeal()],
    ['reopened', reopening, aLostDeal()],
  ])('when it is %s › the fact names the stage that it left', (_, decision, deal) => {
    const decided = decision(deal);
    expect(decided.ok && decided.events[0]?.data).toMatchObject({ previousStageId: deal.stageId });
    expect(decided.ok && decided.state.stageId).not.toBe(deal.stageId);
  });

  it('without amount and contact › is refused with both', () => {
    given(aDeal({ amount: null, contactId: null }))
      .when(winning({}))
      .thenRefused('DealCannotBeWonIncomplete', { missing: ['amount', 'contactId'] });
  });

  it('twice › is refused', () => {
    given(aWonDeal()).when(winning({})).thenRefused('OnlyOpenDealsCanBeClosed');
  });

  it.each(['2026-11-21', '2026-12-02'])('on %s, before its opening or after today › is refused', (closedOn) => {
    given(aDeal()).when(winning({ closedOn })).thenRefused('DealMustBeClosedBetweenOpeningAndToday', undefined, { field: 'closedOn' });
  });
});

describe('Opportunity › lose', () => {
  it('needs a reason of the list', () => {
    given(aDeal())
      .when(losing({ reason: 'mood' }))
      .thenRefused('LossReasonMustBeOnTheList', undefined, { field: 'reason' });
  });

  it('is out of the forecast, with its number', () => {
    given(aDeal())
      .when(losing({ reason: 'price', competitor: 'Globex' }))
      .thenEvents(OpportunityLost)
      .thenState({
        probability: 0,
        forecastCategory: 'OMITTED',
        stageKind: 'LOST',
        lossCount: 1,
        competitor: 'Globex',
        lossReason: 'price',
      });
  });

  it('explained in words › makes a version of the personal record, and the fact does not say them', () => {
    const { decision } = given(aDeal())
      .when(losing({ reason: 'price', detail: 'Ada said no' }))
      .thenState({ lossDetail: 'Ada said no', personVersion: 1 });
    expect(JSON.stringify(decision.ok && decision.events)).not.toContain('Ada');
  });

  it('when won already › is refused', () => {
    given(aWonDeal())
      .when(losing({ reason: 'price' }))
      .thenRefused('OnlyOpenDealsCanBeClosed');
  });

  it('tomorrow › is refused', () => {
    given(aDeal())
      .when(losing({ reason: 'price', closedOn: '2026-12-02' }))
      .thenRefused('DealMustBeClosedBetweenOpeningAndToday');
  });
});

describe('Opportunity › reopen', () => {
  it('clears the closing and goes back to the stage it was closed from, with its defaults', () => {
    given(aLostDeal({ openStageId: stage('qualifying'), lossDetail: 'words', competitor: 'Globex' }))
      .when(reopening)
      .thenEvents(OpportunityReopened)
      .thenState({ stageId: stage('qualifying'), probability: 20, forecastCategory: 'PIPELINE', stageEnteredAt: later })
      .thenState({ actualCloseOn: null, lossReason: null, lossDetail: null, competitor: null, lossCount: 1, personVersion: 1 });
  });

  it('from a stage that the pipeline dropped since › starts at its first', () => {
    const stages = pipeline.stages.filter(({ code }) => code !== 'qualifying');
    given(aLostDeal({ openStageId: stage('qualifying') }))
      .when((deal) => decideReopening(deal, { ...pipeline, stages, version: 2 }, later))
      .thenState({ stageId: stage('prospecting'), openStageId: stage('prospecting'), pipelineVersion: 2 });
  });

  it.each([
    ['won', aWonDeal(), { previousKind: 'WON', winNumber: 1, lossNumber: null }],
    ['lost', aLostDeal(), { previousKind: 'LOST', winNumber: null, lossNumber: 1 }],
  ])('of a %s deal › says which closing it undoes', (_, deal, told) => {
    const { decision } = given(deal).when(reopening);
    expect(decision.ok && decision.events[0]?.data).toMatchObject(told);
  });

  it('of an open deal › is refused', () => {
    given(aDeal()).when(reopening).thenRefused('OnlyClosedDealsCanBeReopened');
  });
});
