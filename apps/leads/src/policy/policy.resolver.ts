import { checkInput, optionalText, requestKey, text, unwrap, version } from '@leadline/subgraph';
import { z } from 'zod';
import type { Resolvers } from '../__generated__/graphql.ts';
import { configurePolicy } from './configure-policy.ts';

const criterion = text(40).regex(/^[A-Z][A-Z0-9_]*$/, { error: 'must be capital letters, digits and underscores, like NEED' });
const code = text(40).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'must be small letters, digits and hyphens, like no-budget' });

const policyInput = z.object({
  expectedVersion: version(),
  requestKey: requestKey().nullish(),
  criteria: z
    .array(z.object({ criterion, required: z.boolean(), guidance: optionalText(2_000) }))
    .min(1, { error: 'must hold at least one criterion' })
    .max(20, { error: 'must be at most 20' }),
  requireContactFirst: z.boolean(),
  disqualificationReasons: z
    .array(z.object({ code, label: text(200) }))
    .min(1, { error: 'must hold at least one reason' })
    .max(50, { error: 'must be at most 50' }),
  recycleAfterDays: z.number().int().min(1, { error: 'must be 1 day or more' }).max(3650, { error: 'must be 3650 days or less' }),
});

/** Reads and configures the policy. */
export const policyResolvers: Resolvers = {
  Query: {
    qualificationPolicy: (_, __, { loaders }) => loaders.policy.load('current'),
  },
  Mutation: {
    configureQualificationPolicy: async (_, { input }, { services, actor }) =>
      unwrap(await configurePolicy(services)(checkInput(policyInput, input), actor)),
  },
};
