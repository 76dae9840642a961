import { OpportunityStageChanged } from '@leadline/contracts';
import { type Decision, decide, refuse } from '@leadline/domain';
import { shapeOf } from '../opportunity/opportunity-facts.ts';
import { type Opportunity, stageDefaults } from '../opportunity/opportunity.ts';
import { type Pipeline, stageOf } from '../pipeline/pipeline.ts';
import type { ExitRequirement, ForecastCategory, Stage } from '../pipeline/stage.ts';

/** Where to, and what is to differ from the stage's defaults. */
export interface Move {
  stageId: string;
  probability?: number | undefined;
  forecastCategory?: ForecastCategory | undefined;
}

/** What a move is decided with besides the deal. */
export interface MoveScene {
  /** The pipeline as it is now. */
  pipeline: Pipeline;
  /** The stages of the version that the deal's stage is of: what it asks for then still holds. */
  current: readonly Stage[];
  now: Date;
}

/** Moves an open deal to another open stage. Going forwards, what the stage it leaves asks for must be there. */
export function decideMove(deal: Opportunity, move: Move, { pipeline, current, now }: MoveScene): Decision<Opportunity> {
  const target = stageOf(pipeline.stages, move.stageId);
  const refused = refuseTarget(deal, target);
  if (refused) return refused;
  const stays = target!.id === deal.stageId;
  if (stays && move.probability === undefined && move.forecastCategory === undefined) return decide(deal);

  const missing = isForwards(deal, target!, pipeline) ? missingOf(deal, stageOf(current, deal.stageId)) : [];
  if (missing.length > 0) {
    const message = `Before it leaves its stage the deal needs: ${missing.join(', ').toLowerCase()}.`;
    return refuse('DealCannotLeaveStageUnprepared', { message, field: 'stageId', details: { missing } });
  }
  const { stageId: previousStageId, stageKind: previousStageKind } = deal;
  const moved: Opportunity = {
    ...deal,
    ...overridden(stageDefaults(target!), move),
    pipelineVersion: pipeline.version,
    openStageId: target!.id,
    stageEnteredAt: stays ? deal.stageEnteredAt : now,
    updatedAt: now,
  };
  return decide(moved, OpportunityStageChanged.of(deal.id, { ...shapeOf(moved), previousStageId, previousStageKind }));
}

const overridden = (defaults: ReturnType<typeof stageDefaults>, { probability, forecastCategory }: Move) => ({
  ...defaults,
  probability: probability ?? defaults.probability,
  forecastCategory: forecastCategory ?? defaults.forecastCategory,
});

function refuseTarget(deal: Opportunity, target: Stage | undefined) {
  if (deal.stageKind !== 'OPEN')
    return refuse('ClosedDealCannotBeMoved', { message: `The deal is ${deal.stageKind}. Reopen it first.`, field: 'id' });
  if (!target)
    return refuse('StageMustBeOfThePipeline', {
      message: 'The pipeline has no such stage. Choose one of its stages.',
      field: 'stageId',
      code: 'BAD_USER_INPUT',
    });
  if (target.kind === 'OPEN') return undefined;
  const verb = target.kind === 'WON' ? 'winOpportunity' : 'loseOpportunity';
  return refuse('DealIsClosedByWinningOrLosing', {
    message: `This stage is ${target.kind}. Use \`${verb}\`.`,
    field: 'stageId',
    code: 'BAD_USER_INPUT',
  });
}

function isForwards(deal: Opportunity, target: Stage, { stages }: Pipeline): boolean {
  const from = stages.findIndex(({ id }) => id === deal.stageId);
  return stages.indexOf(target) > from;
}

const present: Record<ExitRequirement, (deal: Opportunity) => boolean> = {
  AMOUNT: ({ amount }) => amount !== null,
  EXPECTED_CLOSE: ({ expectedCloseOn }) => expectedCloseOn !== null,
  CONTACT: ({ contactId }) => contactId !== null,
  PRODUCT: ({ productCode }) => productCode !== null,
  OWNER: ({ ownerId }) => ownerId !== null,
};

/** What the stage asks for and the deal does not have. */
export const missingOf = (deal: Opportunity, stage: Stage | undefined): ExitRequirement[] =>
  (stage?.exitRequirements ?? []).filter((requirement) => !present[requirement](deal));
