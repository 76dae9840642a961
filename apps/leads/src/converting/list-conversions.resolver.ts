import { RefusedError } from '@leadline/domain';
import type { Sql } from '@leadline/postgres';
import { visibleConnection } from '@leadline/subgraph';
import type { ConversionFilter, Resolvers } from '../__generated__/graphql.ts';
import { conversions } from '../conversion/conversions.ts';

/** Lists the conversions of the leads that a viewer sees. */
export const listConversionsResolvers: Resolvers = {
  Query: {
    conversions: (_, { filter, orderBy, ...page }, context) =>
      visibleConnection(context, {
        aggregate: conversions,
        where: conditionsOf(filter ?? {}),
        order: { column: 'requested_at', direction: orderBy?.direction ?? 'DESC', type: 'timestamptz' },
        page,
      }),
  },
};

function conditionsOf({ states, olderThanSeconds }: ConversionFilter): Sql[] {
  const conditions: Sql[] = [];
  if (states) conditions.push({ text: 'record.state = ANY(:states)', params: { states } });
  if (olderThanSeconds != null) conditions.push(older(olderThanSeconds));
  return conditions;
}

function older(seconds: number): Sql {
  if (seconds < 0) {
    const remedy = 'olderThanSeconds must not be negative; give a number of seconds.';
    throw RefusedError.of('BAD_USER_INPUT', 'AgeMustNotBeNegative', remedy, { field: 'filter.olderThanSeconds' });
  }
  return {
    text: 'record.attempted_at < clock_timestamp() - make_interval(secs => CAST(:seconds AS double precision))',
    params: { seconds },
  };
}
