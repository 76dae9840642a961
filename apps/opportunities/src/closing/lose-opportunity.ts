import { OpportunityLost } from '@leadline/contracts';
import { type Decision, decide, isoDate, refuse } from '@leadline/domain';
import { shapeOf } from '../opportunity/opportunity-facts.ts';
import { type Opportunity, stageDefaults } from '../opportunity/opportunity.ts';
import { type Pipeline, firstOf } from '../pipeline/pipeline.ts';
import { refuseClosing } from './closing-day.ts';

/** Why a deal is lost, and when. */
export interface Loss {
  reason: string;
  detail?: string | null | undefined;
  competitor?: string | null | undefined;
  closedOn?: string | null | undefined;
}

/** What a loss is decided with besides the deal. */
export interface LossScene {
  pipeline: Pipeline;
  /** The codes on the firm's list. */
  reasons: readonly string[];
  now: Date;
}

/** Loses an open deal for one of the configured reasons; each loss of the deal has its number. */
export function decideLoss(deal: Opportunity, loss: Loss, { pipeline, reasons, now }: LossScene): Decision<Opportunity> {
  const closedOn = loss.closedOn ?? isoDate(now);
  const refused = refuseClosing(deal, closedOn, now) ?? refuseReason(loss.reason, reasons);
  if (refused) return refused;
  const { reason, detail = null, competitor = null } = loss;
  const stage = firstOf(pipeline.stages, 'LOST');
  const lost: Opportunity = {
    ...deal,
    ...stageDefaults(stage),
    pipelineVersion: pipeline.version,
    actualCloseOn: closedOn,
    lossReason: reason,
    lossDetail: detail,
    competitor,
    lossCount: deal.lossCount + 1,
    personVersion: deal.personVersion + (detail === deal.lossDetail ? 0 : 1),
    stageEnteredAt: now,
    updatedAt: now,
  };
  return decide(
    lost,
    OpportunityLost.of(deal.id, { ...shapeOf(lost), lossNumber: lost.lossCount, reason, competitor, previousStageId: deal.stageId }),
  );
}

function refuseReason(reason: string, reasons: readonly string[]) {
  if (reasons.includes(reason)) return undefined;
  const message = `"${reason}" is not on the list of reasons. Choose one of: ${reasons.join(', ')}.`;
  return refuse('LossReasonMustBeOnTheList', { message, field: 'reason', code: 'BAD_USER_INPUT' });
}
