import { RefusedError } from '@leadline/domain';
import type { EntityManager } from 'typeorm';
import { pipelineEntity, pipelineVersionEntity } from './pipeline.entity.ts';
import type { Pipeline } from './pipeline.ts';
import type { Stage } from './stage.ts';

/** A pipeline as it is now; throws BAD_USER_INPUT when there is none. */
export async function pipelineNow(manager: EntityManager, id: string): Promise<Pipeline> {
  const pipeline = await manager.findOneBy(pipelineEntity, { id });
  if (pipeline) return pipeline;
  throw RefusedError.of('BAD_USER_INPUT', 'PipelineMustExist', `There is no pipeline ${id}. Choose one of \`pipelines\`.`, {
    field: 'pipelineId',
  });
}

/** The stages of a pipeline as they were at a version. */
export async function stagesAt(manager: EntityManager, pipelineId: string, version: number): Promise<Stage[]> {
  return (await manager.findOneByOrFail(pipelineVersionEntity, { pipelineId, version })).stages;
}
