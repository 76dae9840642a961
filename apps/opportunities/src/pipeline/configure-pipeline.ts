import { PipelineConfigured } from '@leadline/contracts';
import { type Actor, type Decision, RefusedError, decide, refuse } from '@leadline/domain';
import { type Outcome, type Request, type Tx, uniqueViolation } from '@leadline/postgres';
import type { Services } from '../services.ts';
import { pipelineVersionEntity } from './pipeline.entity.ts';
import { type Pipeline, pipelines } from './pipeline.ts';
import type { Stage } from './stage.ts';

/** A stage of a kept version of a pipeline. */
export interface EarlierStage extends Pick<Stage, 'id' | 'kind'> {
  pipelineId: string;
}

/**
 * Sets a pipeline up: at least one stage of each kind, open ones first, codes and ids once each, won at 100 and lost at 0.
 * A stage that was there in any version keeps its kind and its pipeline, because deals have been in it.
 */
export function decidePipeline(pipeline: Pipeline, earlier: readonly EarlierStage[] = []): Decision<Pipeline> {
  const fault = faultOf(pipeline.stages) ?? turnedOf(pipeline, earlier);
  if (fault) return refuse(fault.rule, { message: fault.message, field: 'stages', code: 'BAD_USER_INPUT' });
  const stages = pipeline.stages.map(({ id, code, kind, probability, forecastCategory }) => ({
    stageId: id,
    code,
    kind,
    probability,
    forecastCategory,
  }));
  return decide(pipeline, PipelineConfigured.of(pipeline.id, { code: pipeline.code, pipelineVersion: pipeline.version + 1, stages }));
}

function faultOf(stages: readonly Stage[]): { rule: string; message: string } | undefined {
  const missing = (['OPEN', 'WON', 'LOST'] as const).find((kind) => !stages.some((stage) => stage.kind === kind));
  if (missing) return { rule: 'PipelineNeedsEveryKindOfStage', message: `There is no ${missing} stage. Add one.` };
  const twice = stages.find((stage, at) => stages.findIndex((other) => other.code === stage.code || other.id === stage.id) !== at);
  if (twice)
    return { rule: 'PipelineStagesMustBeUnique', message: `The stage ${twice.code} is there twice. Give each its own id and code.` };
  const lastOpen = stages.findLastIndex(({ kind }) => kind === 'OPEN');
  if (stages.slice(0, lastOpen).some(({ kind }) => kind !== 'OPEN')) {
    return { rule: 'PipelineClosesAtTheEnd', message: 'Won and lost stages come after all open ones. Move them to the end.' };
  }
  const off = stages.find(isOff);
  return off && { rule: 'PipelineStageDefaultsMustFitTheKind', message: `The stage ${off.code}: ${fitting[off.kind]}.` };
}

function turnedOf({ id: pipelineId, stages }: Pipeline, earlier: readonly EarlierStage[]): { rule: string; message: string } | undefined {
  const taken = stages.find(({ id }) => earlier.some((old) => old.id === id && old.pipelineId !== pipelineId));
  if (taken)
    return { rule: 'PipelineStageIsOfOnePipeline', message: `The stage ${taken.code} has the id of another pipeline's. Give it a new id.` };
  const turned = stages.find(({ id, kind }) => earlier.some((old) => old.id === id && old.kind !== kind));
  return turned && { rule: 'PipelineStageKeepsItsKind', message: `The stage ${turned.code} was of another kind. Give it a new id.` };
}

const fitting = {
  OPEN: 'an open stage has a probability of 0 to 99 and is not CLOSED',
  WON: 'a won stage has a probability of 100 and is CLOSED',
  LOST: 'a lost stage has a probability of 0 and is OMITTED',
};

function isOff({ kind, probability, forecastCategory }: Stage): boolean {
  if (kind === 'WON') return probability !== 100 || forecastCategory !== 'CLOSED';
  if (kind === 'LOST') return probability !== 0 || forecastCategory !== 'OMITTED';
  return probability > 99 || forecastCategory === 'CLOSED';
}

interface Configuration {
  expectedVersion: number | null;
  request?: Request | undefined;
}

/** Adds a pipeline or makes a new version of it; every version is kept. */
export async function configurePipeline(
  { unitOfWork }: Services,
  wanted: Omit<Pipeline, 'version'>,
  { expectedVersion, request }: Configuration,
  actor: Actor,
): Promise<Outcome<Pipeline>> {
  const { id } = wanted;
  const outcome =
    expectedVersion === null
      ? unitOfWork.create(pipelines, { id, request }, actor, (tx) => keepVersion(tx, { ...wanted, version: 0 }))
      : unitOfWork.change(pipelines, { id, expectedVersion, request }, actor, ({ version }, tx) => keepVersion(tx, { ...wanted, version }));
  return outcome.catch((error: unknown) => {
    if (uniqueViolation(error) !== 'uq_pipeline_code') throw error;
    throw RefusedError.of('BAD_USER_INPUT', 'CodeMustBeUnique', 'Another pipeline has this code. Choose another.', { field: 'code' });
  });
}

async function keepVersion(tx: Tx, pipeline: Pipeline): Promise<Decision<Pipeline>> {
  const decision = decidePipeline(pipeline, await earlierStages(tx, pipeline));
  if (!decision.ok) return decision;
  const kept = { pipelineId: pipeline.id, version: pipeline.version + 1, stages: pipeline.stages };
  // That an id is taken is for the pipeline itself to say: this row is written first.
  await tx.manager.createQueryBuilder().insert().into(pipelineVersionEntity).values(kept).orIgnore().execute();
  return decision;
}

async function earlierStages(tx: Tx, { stages }: Pipeline): Promise<EarlierStage[]> {
  const ids = stages.map(({ id }) => id);
  // One configuration at a time for a stage, or two new pipelines could both find its id free.
  tx.lock('stages of pipelines', ids);
  return tx.manager.query(
    `SELECT DISTINCT pipeline_id AS "pipelineId", stage->>'id' AS id, stage->>'kind' AS kind
     FROM pipeline_version, jsonb_array_elements(stages) AS stage WHERE stage->>'id' = ANY($1)`,
    [ids],
  );
}
