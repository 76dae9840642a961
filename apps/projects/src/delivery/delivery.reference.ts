import type { Resolvers } from '../__generated__/graphql.ts';

/** How the delivery of a deal stands, beside what opportunities says of it. */
export const deliveryReference: Pick<Resolvers, 'Opportunity'> = {
  Opportunity: { delivery: ({ id }, _, { loaders }) => loaders.deliveryOfDeal.load(id) },
};
