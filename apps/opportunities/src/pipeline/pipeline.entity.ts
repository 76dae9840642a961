import { EntitySchema } from 'typeorm';
import type { Pipeline } from './pipeline.ts';
import type { Stage } from './stage.ts';

export const pipelineEntity = new EntitySchema<Pipeline>({
  name: 'pipeline',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_pipeline' },
    version: { type: 'integer' },
    code: { type: 'text' },
    title: { type: 'text' },
    stages: { type: 'jsonb' },
  },
  uniques: [{ name: 'uq_pipeline_code', columns: ['code'] }],
});

/** The stages of a pipeline as they were at a version. */
export interface PipelineVersion {
  pipelineId: string;
  version: number;
  stages: Stage[];
}

export const pipelineVersionEntity = new EntitySchema<PipelineVersion>({
  name: 'pipeline_version',
  columns: {
    pipelineId: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_pipeline_version' },
    version: { type: 'integer', primary: true, primaryKeyConstraintName: 'pk_pipeline_version' },
    stages: { type: 'jsonb' },
  },
});
