import { decide, refuse } from '@leadline/domain';
import { creationOf } from '@leadline/postgres';
import { checkInput, id, optionalText, referenceResolver, text, unwrap, version } from '@leadline/subgraph';
import { z } from 'zod';
import type { Resolvers } from '../__generated__/graphql.ts';
import { lossReasons, lossReasonsEntity, lossReasonsId } from '../loss-reasons/loss-reasons.ts';
import { configurePipeline } from './configure-pipeline.ts';
import { pipelineEntity } from './pipeline.entity.ts';
import { exitRequirements } from './stage.ts';

const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'takes lower case letters, digits and dashes, at most 64');

const pipelineInput = z.object({
  id: id(),
  expectedVersion: version().nullish(),
  code,
  title: text(200),
  stages: z
    .array(
      z.object({
        id: id(),
        code,
        title: text(200),
        kind: z.enum(['OPEN', 'WON', 'LOST']),
        probability: z.int().min(0).max(100),
        forecastCategory: z.enum(['OMITTED', 'PIPELINE', 'BEST_CASE', 'COMMIT', 'CLOSED']),
        exitRequirements: z.array(z.enum(exitRequirements)).max(exitRequirements.length),
        guidance: optionalText(2000).transform((words) => words ?? null),
      }),
    )
    .min(3)
    .max(50),
});

const reasonsInput = z.object({
  expectedVersion: version(),
  reasons: z
    .array(z.object({ code, title: text(200) }))
    .min(1)
    .max(100),
});

export const pipelineResolvers: Pick<Resolvers, 'Query' | 'Mutation' | 'Pipeline'> = {
  Pipeline: { __resolveReference: referenceResolver('pipelines') },
  Query: {
    pipelines: (_, __, { dataSource }) => dataSource.manager.find(pipelineEntity, { order: { code: 'ASC' }, take: 200 }),
    pipeline: (_, { id }, { loaders }) => loaders.pipelines.load(id),
    lossReasons: (_, __, { dataSource }) => dataSource.manager.findOneByOrFail(lossReasonsEntity, { id: lossReasonsId }),
  },
  Mutation: {
    configurePipeline: async (_, { input }, { services, actor }) => {
      const { expectedVersion = null, ...wanted } = checkInput(pipelineInput, input);
      const request = expectedVersion === null ? creationOf('configurePipeline', input) : undefined;
      return { pipeline: unwrap(await configurePipeline(services, wanted, { expectedVersion, request }, actor)) };
    },
    configureLossReasons: async (_, { input }, { services: { unitOfWork }, actor }) => {
      const { expectedVersion, reasons } = checkInput(reasonsInput, input);
      const outcome = await unitOfWork.change(lossReasons, { id: lossReasonsId, expectedVersion }, actor, (list) => {
        const twice = reasons.find(({ code }, at) => reasons.findIndex((other) => other.code === code) !== at);
        if (!twice) return decide({ ...list, reasons });
        return refuse('LossReasonsMustBeUnique', {
          message: `The reason ${twice.code} is there twice. Remove one.`,
          field: 'reasons',
          code: 'BAD_USER_INPUT',
        });
      });
      return { lossReasons: unwrap(outcome) };
    },
  },
};
