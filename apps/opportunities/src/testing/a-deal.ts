import { newId } from '@leadline/domain';
import { type Pipeline, stageOf } from '../pipeline/pipeline.ts';
import { seededPipelines, stageIdOf } from '../pipeline/seed-pipelines.ts';
import { type Opportunity, codeOf, stageDefaults } from '../opportunity/opportunity.ts';

/** When the deals of specs are opened, and a moment some days on at which things are done to them. */
export const [opened, later] = [new Date('2026-11-22T09:00:00Z'), new Date('2026-12-01T09:00:00Z')] as const;

/** The pipeline that they are worked in: the standard one. */
export const pipeline: Pipeline = { ...seededPipelines[0]!, version: 1 };

/** The id of one of its stages. */
export const stage = (code: string): string => stageIdOf(pipeline.id, code);

const inStage = (code: string) => stageDefaults(stageOf(pipeline.stages, stage(code))!);

/** A deal worth 1000 USD in the first stage of the standard pipeline; for specs. */
export function aDeal(given: Partial<Opportunity> = {}): Opportunity {
  const id = newId();
  return {
    ...{ id, version: 1, code: codeOf(id), name: null, personIds: [], personVersion: 0 },
    ...{ accountId: newId(), contactId: newId(), buyingRole: null, leadId: null, conversionId: null },
    ...{ ownerId: newId(), teamId: null, pipelineId: pipeline.id, pipelineVersion: 1, productCode: null },
    ...inStage('prospecting'),
    ...{ openStageId: stage('prospecting'), amount: '1000', currency: 'USD', expectedCloseOn: '2027-01-31' },
    ...{ actualCloseOn: null, lossReason: null, lossDetail: null, competitor: null, winCount: 0, lossCount: 0 },
    ...{ stageEnteredAt: opened, createdAt: opened, updatedAt: opened },
    ...given,
  };
}

/** The same, won. */
export const aWonDeal = (given: Partial<Opportunity> = {}): Opportunity =>
  aDeal({ ...inStage('closed-won'), actualCloseOn: '2026-12-01', winCount: 1, ...given });

/** The same, lost on its price. */
export const aLostDeal = (given: Partial<Opportunity> = {}): Opportunity =>
  aDeal({ ...inStage('closed-lost'), actualCloseOn: '2026-12-01', lossReason: 'price', lossCount: 1, ...given });
