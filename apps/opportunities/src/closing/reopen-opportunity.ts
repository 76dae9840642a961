import { OpportunityReopened } from '@leadline/contracts';
import { type Decision, decide, refuse } from '@leadline/domain';
import { shapeOf } from '../opportunity/opportunity-facts.ts';
import { type Opportunity, stageDefaults } from '../opportunity/opportunity.ts';
import { type Pipeline, firstOf, stageOf } from '../pipeline/pipeline.ts';

/** Works a closed deal again, in the stage it was closed from; close date and reason are cleared, the stage's defaults restored. */
export function decideReopening(deal: Opportunity, pipeline: Pipeline, now: Date): Decision<Opportunity> {
  const { stageKind: previousKind } = deal;
  if (previousKind === 'OPEN') return refuse('OnlyClosedDealsCanBeReopened', { message: 'The deal is open.', field: 'id' });
  const before = stageOf(pipeline.stages, deal.openStageId);
  // The pipeline may have dropped the stage since.
  const stage = before?.kind === 'OPEN' ? before : firstOf(pipeline.stages, 'OPEN');
  const reopened: Opportunity = {
    ...deal,
    ...stageDefaults(stage),
    pipelineVersion: pipeline.version,
    openStageId: stage.id,
    actualCloseOn: null,
    lossReason: null,
    lossDetail: null,
    competitor: null,
    personVersion: deal.personVersion + (deal.lossDetail === null ? 0 : 1),
    stageEnteredAt: now,
    updatedAt: now,
  };
  const facts = {
    previousStageId: deal.stageId,
    previousKind,
    winNumber: previousKind === 'WON' ? deal.winCount : null,
    lossNumber: previousKind === 'LOST' ? deal.lossCount : null,
  };
  return decide(reopened, OpportunityReopened.of(deal.id, { ...shapeOf(reopened), ...facts }));
}
