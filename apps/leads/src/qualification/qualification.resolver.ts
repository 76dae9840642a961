import { RefusedError, type Viewer } from '@leadline/domain';
import { checkInput, unwrap } from '@leadline/subgraph';
import type { Resolvers } from '../__generated__/graphql.ts';
import { missingForConversion } from '../conversion/conversion-answer.ts';
import { conversionOf } from '../conversion/conversion.reference.ts';
import type { Standing } from './answers.ts';
import { qualifyLead } from './qualify-lead.ts';
import { qualifyInput, recordInput } from './qualification-input.ts';
import { recordQualification } from './record-qualification.ts';

/** Translates qualifications; what the client must act on is answered as data. */
export const qualificationResolvers: Resolvers = {
  Mutation: {
    qualifyLead: async (_, { input }, context) => {
      const command = checkInput(qualifyInput, input);
      if (command.convert) demandConverting(context.viewer);
      const outcome = await qualifyLead(context.services)(command, context.actor);
      if (!outcome.ok && outcome.refusal.rule === 'LeadCannotBeQualifiedWithUnmetCriteria') {
        const lead = await context.loaders.leads.load(command.leadId);
        if (lead) return { __typename: 'UnmetCriteria', lead, criteria: outcome.refusal.details?.['criteria'] as Standing[] };
      }
      const missing = await missingForConversion(outcome, command.leadId, context);
      if (missing) return missing;
      const lead = unwrap(outcome);
      return { __typename: 'QualifiedLead', lead, conversion: await conversionOf(lead, context) };
    },
    recordQualification: async (_, { input }, { services, actor }) => ({
      lead: unwrap(await recordQualification(services)(checkInput(recordInput, input), actor)),
    }),
  },
};

function demandConverting(viewer: Viewer): void {
  if (viewer.scopes.has('leads:convert')) return;
  const remedy = 'Converting needs the scope leads:convert; leave `convert` out, and have somebody else convert the lead.';
  throw RefusedError.of('FORBIDDEN', 'ConvertingNeedsItsScope', remedy, { field: 'convert' });
}
