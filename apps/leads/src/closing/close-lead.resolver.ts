import { checkInput, code, optionalText, text, unwrap } from '@leadline/subgraph';
import { z } from 'zod';
import type { Resolvers } from '../__generated__/graphql.ts';
import { changeInput } from '../lead/change-input.ts';
import { archiveLead } from './archive-lead.ts';
import { disqualifyLead } from './disqualify-lead.ts';
import { reopenLead } from './reopen-lead.ts';

const disqualifyInput = z.object({ ...changeInput, reason: text(80), detail: optionalText(2_000) });
const archiveInput = z.object({ ...changeInput, reason: code().nullish() });
const reopenInput = z.object(changeInput);

/** Translates what closes a lead and opens it again. */
export const closingResolvers: Resolvers = {
  Mutation: {
    disqualifyLead: async (_, { input }, { services, actor }) => ({
      lead: unwrap(await disqualifyLead(services)(checkInput(disqualifyInput, input), actor)),
    }),
    archiveLead: async (_, { input }, { services, actor }) => ({
      lead: unwrap(await archiveLead(services)(checkInput(archiveInput, input), actor)),
    }),
    reopenLead: async (_, { input }, { services, actor }) => ({
      lead: unwrap(await reopenLead(services)(checkInput(reopenInput, input), actor)),
    }),
  },
};
