import { visibleConnection } from '@leadline/subgraph';
import type { OpportunityFilter, OpportunityOrder, Resolvers } from '../__generated__/graphql.ts';
import type { Context } from '../context.ts';
import { opportunities } from '../opportunity/opportunity.ts';
import { opportunityConditions } from '../opportunity/opportunity-conditions.ts';

const columns = {
  CREATED_AT: { column: 'created_at', type: 'timestamptz' },
  EXPECTED_CLOSE_ON: { column: 'expected_close_on', type: 'date', nullable: true },
  AMOUNT: { column: 'amount', type: 'numeric', nullable: true },
  STAGE_ENTERED_AT: { column: 'stage_entered_at', type: 'timestamptz' },
} as const;

const orderOf = (order: OpportunityOrder | null | undefined) => ({
  ...columns[order?.field ?? 'CREATED_AT'],
  direction: order?.direction ?? 'DESC',
});

const newest = (filter: OpportunityFilter, page: object, context: Context) =>
  visibleConnection(context, {
    aggregate: opportunities,
    where: opportunityConditions(filter, context.viewer),
    order: orderOf(null),
    page,
  });

/** Finds deals: by id, by filter, of an account, of a contact. */
export const findOpportunities: Pick<Resolvers, 'Query' | 'Contact'> & {
  Account: Pick<NonNullable<Resolvers['Account']>, 'opportunities'>;
} = {
  Query: {
    opportunity: (_, { id }, { loaders }) => loaders.opportunities.load(id),
    opportunities: (_, { filter, orderBy, ...page }, context) =>
      visibleConnection(context, {
        aggregate: opportunities,
        where: opportunityConditions(filter, context.viewer),
        order: orderOf(orderBy),
        page,
      }),
  },
  Account: { opportunities: ({ id: accountId }, { filter, ...page }, context) => newest({ ...filter, accountId }, page, context) },
  Contact: { opportunities: ({ id: contactId }, page, context) => newest({ contactId }, page, context) },
};
