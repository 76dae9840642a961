import { puttingOf } from '@leadline/postgres';
import { checkInput, id, optionalText, referenceResolver, requestKey, text, unwrap, version } from '@leadline/subgraph';
import { z } from 'zod';
import type { Resolvers } from '../__generated__/graphql.ts';
import { code } from './code-input.ts';
import { configurePipeline } from './configure-pipeline.ts';
import { pipelineEntity } from './pipeline.entity.ts';
import { exitRequirements } from './stage.ts';

const stageInput = z.object({
  id: id(),
  code: code(),
  title: text(200),
  kind: z.enum(['OPEN', 'WON', 'LOST']),
  probability: z.int().min(0).max(100),
  forecastCategory: z.enum(['OMITTED', 'PIPELINE', 'BEST_CASE', 'COMMIT', 'CLOSED']),
  exitRequirements: z.array(z.enum(exitRequirements)).max(exitRequirements.length),
  guidance: optionalText(2000).transform((words) => words ?? null),
});

const pipelineInput = z.object({
  id: id(),
  requestKey: requestKey().nullish(),
  expectedVersion: version().nullish(),
  code: code(),
  title: text(200),
  stages: z.array(stageInput).min(3).max(50),
});

/** Shows pipelines and sets them up. */
export const pipelineResolvers: Pick<Resolvers, 'Query' | 'Mutation' | 'Pipeline'> = {
  Pipeline: { __resolveReference: referenceResolver('pipelines') },
  Query: {
    pipelines: (_, __, { dataSource }) => dataSource.manager.find(pipelineEntity, { order: { code: 'ASC' }, take: 200 }),
    pipeline: (_, { id }, { loaders }) => loaders.pipelines.load(id),
  },
  Mutation: {
    configurePipeline: async (_, { input }, { services, actor }) => {
      const { requestKey: _key, expectedVersion = null, ...wanted } = checkInput(pipelineInput, input);
      const request = puttingOf('configurePipeline', input);
      return { pipeline: unwrap(await configurePipeline(services, wanted, { expectedVersion, request }, actor)) };
    },
  },
};
