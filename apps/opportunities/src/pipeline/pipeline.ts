import { hasRole } from '@leadline/domain';
import type { Aggregate } from '@leadline/postgres';
import { pipelineEntity } from './pipeline.entity.ts';
import type { Stage } from './stage.ts';

/** An ordered list of stages; each change makes a new version, and deals keep the version their stage is of. */
export interface Pipeline {
  id: string;
  version: number;
  code: string;
  title: string;
  stages: Stage[];
}

/** How pipelines are stored, who sees and who changes them. */
export const pipelines: Aggregate<Pipeline> = {
  name: 'pipeline',
  entity: pipelineEntity,
  visibleTo: () => ({ text: 'true', params: {} }),
  changeableBy: (viewer) => ({ text: hasRole(viewer, 'ADMIN', 'SERVICE') ? 'true' : 'false', params: {} }),
  personalFields: [],
};

/** The stage with this id. */
export const stageOf = (stages: readonly Stage[], id: string): Stage | undefined => stages.find((stage) => stage.id === id);

/** Where deals of this kind start or end: the first stage of the kind. */
export function firstOf(stages: readonly Stage[], kind: Stage['kind']): Stage {
  const stage = stages.find((one) => one.kind === kind);
  if (!stage) throw new Error(`The pipeline has no ${kind} stage.`);
  return stage;
}
