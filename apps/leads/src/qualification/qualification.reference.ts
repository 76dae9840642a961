import type { Resolvers } from '../__generated__/graphql.ts';
import type { AnswerOfLead, Lead } from '../lead/lead.ts';
import { unmetCriteria } from './answers.ts';

/** How far a lead's qualification has come, as it is read. */
export const qualificationReference: Resolvers = {
  Lead: {
    qualification: (lead) => answersOf(lead),
    missingForQualification: async (lead, _, { loaders }) =>
      lead.qualifiedAt === null ? unmetCriteria(lead, await loaders.policy.load('current')) : [],
  },
};

const answersOf = (lead: Lead): AnswerOfLead[] =>
  Object.entries(lead.answers).map(([criterion, answer]) => ({ ...answer, criterion, evidence: lead.evidence[criterion] ?? null, lead }));
