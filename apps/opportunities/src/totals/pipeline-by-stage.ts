import type { OpportunityFilter, StageKind } from '../__generated__/graphql.ts';
import type { Context } from '../context.ts';
import { pipelineEntity } from '../pipeline/pipeline.entity.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import type { Stage } from '../pipeline/stage.ts';
import { type Total, countIn, moneyIn, opportunityTotals } from './opportunity-totals.ts';

/** What lies in each stage, in the order of the pipelines; stages that a pipeline dropped come after the others while deals are in them. */
export async function pipelineByStage(filter: OpportunityFilter | null | undefined, { dataSource, viewer, loaders }: Context) {
  const kinds: readonly StageKind[] = filter?.stageKinds ?? ['OPEN'];
  const asked = { filter: { ...filter, stageKinds: [...kinds] }, groups: ['PIPELINE', 'STAGE'] as const };
  const totals = await opportunityTotals(dataSource.manager, viewer, asked);
  const where = filter?.pipelineId ? { id: filter.pipelineId } : {};
  const pipelines = await dataSource.manager.find(pipelineEntity, { where, order: { code: 'ASC' } });
  const rows = pipelines.map(async (pipeline) => {
    const own = totals.filter(({ pipelineId }) => pipelineId === pipeline.id);
    const dropped = await Promise.all(droppedOf(pipeline, own).map((id) => loaders.lastKnownStages.load(id)));
    const stages = [...pipeline.stages.filter(({ kind }) => kinds.includes(kind)), ...dropped.filter((stage): stage is Stage => !!stage)];
    return stages.map((stage) => ({ pipeline, stage, ...summed(own.filter(({ stageId }) => stageId === stage.id)) }));
  });
  return (await Promise.all(rows)).flat();
}

const droppedOf = ({ stages }: Pipeline, totals: readonly Total[]): string[] => [
  ...new Set(totals.map(({ stageId }) => stageId!).filter((id) => !stages.some((stage) => stage.id === id))),
];

const summed = (totals: readonly Total[]) => ({
  count: countIn(totals),
  amounts: moneyIn(totals, 'amount'),
  expectedRevenue: moneyIn(totals, 'expectedRevenue'),
});
