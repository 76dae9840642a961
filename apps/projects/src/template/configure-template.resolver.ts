import { puttingOf } from '@leadline/postgres';
import { checkInput, decimal, id, optionalCode, optionalText, requestKey, text, unwrap, version } from '@leadline/subgraph';
import { z } from 'zod';
import type { Resolvers } from '../__generated__/graphql.ts';
import { deliveryTemplateEntity } from './delivery-template.entity.ts';
import { putTemplate } from './put-template.ts';

const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'takes lower case letters, digits and dashes, at most 64');
const notNegative = decimal().refine((amount) => !amount.startsWith('-'), 'must not be negative');

const templateInput = z.object({
  id: id(),
  requestKey: requestKey().nullish(),
  expectedVersion: version().nullish(),
  code,
  title: text(200),
  priority: z.int().min(0).max(10_000),
  rule: z
    .object({
      pipelineId: id().nullish(),
      productCode: optionalCode(),
      amountFrom: notNegative.nullish(),
      amountTo: notNegative.nullish(),
    })
    .transform(({ pipelineId = null, productCode = null, amountFrom = null, amountTo = null }) => ({
      pipelineId,
      productCode,
      amountFrom,
      amountTo,
    }))
    .nullish(),
  milestones: z
    .array(z.object({ code, title: text(200) }))
    .min(1)
    .max(50),
  tasks: z
    .array(
      z.object({
        code,
        title: text(200),
        description: optionalText(2000).transform((words) => words ?? null),
        milestone: code,
        dependsOn: z.array(code).max(50),
        assigneeRole: optionalCode().transform((word) => word ?? null),
        offsetDays: z.int().min(0).max(366),
        durationDays: z.int().min(1).max(366),
        checklist: z.array(text(200)).max(50),
      }),
    )
    .min(1)
    .max(200),
});

/** Shows delivery templates and sets them up. */
export const templateResolvers: Pick<Resolvers, 'Query' | 'Mutation'> = {
  Query: {
    deliveryTemplates: (_, __, { dataSource }) =>
      dataSource.manager
        .createQueryBuilder(deliveryTemplateEntity, 'record')
        .orderBy('record.rule IS NULL')
        .addOrderBy('record.priority')
        .addOrderBy('record.id')
        .limit(200)
        .getMany(),
  },
  Mutation: {
    configureDeliveryTemplate: async (_, { input }, { services, actor }) => {
      const { requestKey: _key, expectedVersion = null, rule = null, ...given } = checkInput(templateInput, input);
      const request = puttingOf('configureDeliveryTemplate', input);
      return { template: unwrap(await putTemplate(services, { ...given, rule }, { expectedVersion, request }, actor)) };
    },
  },
};
