import { loadVisible } from '@leadline/postgres';
import type { Resolvers } from '../__generated__/graphql.ts';
import { leadCopies } from './lead-copy.ts';
import { previewConversion } from './preview-conversion.ts';

/** Resolves what a conversion would do; accounts and contacts in it pass their own record rules. */
export const previewResolvers: Pick<Resolvers, 'Lead' | 'RecordMatch' | 'MatchCandidate'> = {
  Lead: {
    conversionPreview: async ({ id }, _, { dataSource, viewer, actor }) => {
      const lead = (await loadVisible(dataSource.manager, leadCopies, [id], viewer)).get(id);
      return lead ? previewConversion(dataSource, lead, { viewer, now: actor.now }) : null;
    },
  },
  RecordMatch: {
    account: ({ accountId }, _, { loaders }) => (accountId === null ? null : loaders.accounts.load(accountId)),
    contact: ({ contactId }, _, { loaders }) => (contactId === null ? null : loaders.contacts.load(contactId)),
  },
  MatchCandidate: {
    account: ({ accountId }, _, { loaders }) => (accountId === null ? null : loaders.accounts.load(accountId)),
    contact: ({ contactId }, _, { loaders }) => (contactId === null ? null : loaders.contacts.load(contactId)),
  },
};
