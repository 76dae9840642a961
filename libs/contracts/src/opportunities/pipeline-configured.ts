import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, code } from '../strings.ts';
import { stageKind, forecastCategory } from '../vocabulary.ts';

/** A pipeline has these stages from this version on. */
export const PipelineConfigured = defineEvent({
  name: 'PipelineConfigured',
  type: 'leadline.pipeline.configured.v1',
  topic: 'opportunities',
  meaning: 'A pipeline has these stages from this version on.',
  data: z.object({
    code: code(),
    pipelineVersion: z.int().min(1),
    stages: z.array(
      z.object({
        stageId: id(),
        code: code(),
        kind: stageKind(),
        probability: z.int().min(0).max(100),
        forecastCategory: forecastCategory(),
      }),
    ),
  }),
  example: {
    code: 'standard',
    pipelineVersion: 1,
    stages: [{ stageId: exampleIds.stage, code: 'prospecting', kind: 'OPEN', probability: 10, forecastCategory: 'PIPELINE' }],
  },
});
