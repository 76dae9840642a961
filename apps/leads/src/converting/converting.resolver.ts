import { checkInput, id } from '@leadline/subgraph';
import { z } from 'zod';
import type { Resolvers } from '../__generated__/graphql.ts';
import { conversionAnswer } from '../conversion/conversion-answer.ts';
import { convertOptionsInput } from '../conversion/convert-options-input.ts';
import { changeInput } from '../lead/change-input.ts';
import { convertLead } from './convert-lead.ts';
import { resolveConversion } from './resolve-conversion.ts';
import { retryConversion } from './retry-conversion.ts';

const convertInput = z.object({ ...changeInput, options: convertOptionsInput.nullish() });
const choiceInput = z.object({
  ...changeInput,
  options: convertOptionsInput
    .refine(({ accountId, createAccount, contactId, createContact }) => !(accountId || createAccount || contactId || createContact), {
      error: 'must not hold the choice; give `accountId`, `createAccount`, `contactId` or `createContact` beside it',
      params: { rule: 'ChoiceStandsBesideTheOptions' },
    })
    .nullish(),
  accountId: id().nullish(),
  createAccount: z.boolean().nullish(),
  contactId: id().nullish(),
  createContact: z.boolean().nullish(),
});

/** Translates requests for conversions; what is missing is answered as data. */
export const convertingResolvers: Resolvers = {
  Mutation: {
    convertLead: async (_, { input }, context) => {
      const command = checkInput(convertInput, input);
      return conversionAnswer(await convertLead(context.services)(command, context.actor), command.leadId, context);
    },
    retryConversion: async (_, { input }, context) => {
      const command = checkInput(convertInput, input);
      return conversionAnswer(await retryConversion(context.services)(command, context.actor), command.leadId, context);
    },
    resolveConversion: async (_, { input }, context) => {
      const command = checkInput(choiceInput, input);
      return conversionAnswer(await resolveConversion(context.services)(command, context.actor), command.leadId, context);
    },
  },
};
