import { OpportunityOpened } from '@leadline/contracts';
import { type Decision, decide, refuse } from '@leadline/domain';
import { shapeOf } from '../opportunity/opportunity-facts.ts';
import { type Opportunity, alsoAbout, codeOf, stageDefaults } from '../opportunity/opportunity.ts';
import { type Pipeline, firstOf, stageOf } from '../pipeline/pipeline.ts';
import type { Stage } from '../pipeline/stage.ts';

/** What is known of a deal when it is opened. */
export interface Opening {
  id: string;
  name: string | null;
  accountId: string;
  contactId: string | null;
  buyingRole: string | null;
  leadId: string | null;
  conversion: { conversionId: string; attempt: number } | null;
  ownerId: string | null;
  teamId: string | null;
  stageId: string | null;
  amount: { amount: string; currency: string } | null;
  expectedCloseOn: string | null;
  productCode: string | null;
}

/** Opens a deal in the first stage of the pipeline, or in the open stage asked for. */
export function decideOpening(opening: Opening, pipeline: Pipeline, now: Date): Decision<Opportunity> {
  const stage = opening.stageId === null ? firstOf(pipeline.stages, 'OPEN') : stageOf(pipeline.stages, opening.stageId);
  if (stage?.kind !== 'OPEN') {
    const message = 'A deal is opened in an open stage of its pipeline. Choose one of them, or none for the first.';
    return refuse('DealMustBeOpenedInAnOpenStage', { message, field: 'stageId', code: 'BAD_USER_INPUT' });
  }
  const deal = newDeal(opening, pipeline, stage, now);
  return decide(deal, OpportunityOpened.of(deal.id, { ...shapeOf(deal), conversion: opening.conversion }));
}

function newDeal({ conversion, amount, stageId: _, ...given }: Opening, pipeline: Pipeline, stage: Stage, now: Date): Opportunity {
  return {
    ...given,
    ...stageDefaults(stage),
    ...notClosedYet,
    version: 0,
    code: codeOf(given.id),
    conversionId: conversion?.conversionId ?? null,
    pipelineId: pipeline.id,
    pipelineVersion: pipeline.version,
    openStageId: stage.id,
    amount: amount?.amount ?? null,
    currency: amount?.currency ?? null,
    personIds: alsoAbout([], given.leadId, given.contactId),
    personVersion: given.name === null ? 0 : 1,
    stageEnteredAt: now,
    createdAt: now,
    updatedAt: now,
  };
}

const notClosedYet = { actualCloseOn: null, lossReason: null, lossDetail: null, competitor: null, winCount: 0, lossCount: 0 };
