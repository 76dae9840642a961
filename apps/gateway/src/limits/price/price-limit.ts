import type { ApolloServerPlugin } from '@apollo/server';
import { asGraphqlError } from '../../errors/as-graphql-error.ts';
import { countRefusal } from '../../errors/count-refusal.ts';
import { RequestRefused } from '../../errors/request-refused.ts';
import type { RequestContext } from '../../request/request-context.ts';
import type { LimitSettings } from '../limit-settings.ts';
import { refusedQuery } from '../refused-query.ts';
import { priceOf, type PricedOperation } from './price-of.ts';

/** The header by which a caller asks for the price; any value but 0 will do. */
export const priceHeader = 'x-leadline-cost';

type PriceLimits = LimitSettings['price'];

/** The price of an operation; refuses one over the limit. */
export function checkPrice(operation: PricedOperation, { limit, assumedListSize }: PriceLimits): number {
  const price = priceOf(operation, assumedListSize);
  if (price <= limit) return price;
  const found = Math.min(price, Number.MAX_SAFE_INTEGER);
  throw refusedQuery(
    'QueryTooCostly',
    `The query costs ${found}; ${limit} is allowed. Ask for smaller pages, or for fewer lists in lists.`,
    {
      limit,
      found,
    },
  );
}

/** Refuses operations over the limit before anything of them runs, and tells the price to those who ask. */
export function priceLimit(limits: PriceLimits): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      let price: number | undefined;
      return {
        async didResolveOperation({ schema, document, operationName, request: { variables } }) {
          try {
            price = checkPrice({ schema, document, operationName, variables }, limits);
          } catch (error) {
            if (!(error instanceof RequestRefused)) throw error;
            countRefusal(error);
            throw asGraphqlError(error);
          }
        },
        async willSendResponse({ request, response: { body } }) {
          const asked = request.http?.headers.get(priceHeader) ?? '0';
          if (price === undefined || asked === '0' || body.kind !== 'single') return;
          body.singleResult.extensions = { ...body.singleResult.extensions, cost: { price, limit: limits.limit } };
        },
      };
    },
  };
}
