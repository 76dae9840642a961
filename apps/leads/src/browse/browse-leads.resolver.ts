import { visibleConnection } from '@leadline/subgraph';
import type { Resolvers } from '../__generated__/graphql.ts';
import { leads } from '../lead/leads.ts';
import { conditionsOf } from './lead-filter.ts';
import { orderOf } from './lead-order.ts';

/** Finds one lead, and lists them. */
export const browseResolvers: Resolvers = {
  Query: {
    lead: (_, { id }, { loaders }) => loaders.leads.load(id),
    leads: (_, { filter, orderBy, ...page }, context) =>
      visibleConnection(context, {
        aggregate: leads,
        where: conditionsOf(filter ?? {}, context.viewer),
        order: orderOf(orderBy ?? {}, context.viewer),
        page,
      }),
  },
};
