import { referenceResolver } from '@leadline/subgraph';
import type { Resolvers } from '../__generated__/graphql.ts';
import { hasPerson } from './lead-person.ts';
import { seesPerson } from './lead-visibility.ts';

/** How the fields of a lead are read where they are not columns; what belongs to other services is given by id. */
export const leadReference: Resolvers = {
  Lead: {
    __resolveReference: referenceResolver('leads'),
    personalMasked: (lead, _, { viewer }) => !seesPerson(lead, viewer),
    hasPerson: (lead) => hasPerson(lead),
    owner: ({ ownerId }) => entity(ownerId),
    team: ({ teamId }) => entity(teamId),
    account: ({ accountId }) => entity(accountId),
    contact: ({ contactId }) => entity(contactId),
    referredByContact: ({ referredByContactId }) => entity(referredByContactId),
    opportunity: ({ recycledFromOpportunityId }) => entity(recycledFromOpportunityId),
    recycledFrom: ({ recycledFromLeadId }, _, { loaders }) => (recycledFromLeadId === null ? null : loaders.leads.load(recycledFromLeadId)),
    qualifiedBy: ({ qualifiedById }) => entity(qualifiedById),
  },
};

const entity = (id: string | null): { id: string } | null => (id === null ? null : { id });
