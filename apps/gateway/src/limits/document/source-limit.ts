import type { ApolloServerPlugin } from '@apollo/server';
import { asGraphqlError } from '../../errors/as-graphql-error.ts';
import { countRefusal } from '../../errors/count-refusal.ts';
import { RequestRefused } from '../../errors/request-refused.ts';
import type { RequestContext } from '../../request/request-context.ts';
import type { Limits } from '../create-limits.ts';

/**
 * Checks the text of a query just before it is parsed. It is the very text that is parsed then, whether it came in a body, in an address
 * or by its hash: whoever reads a request a second time may read something else in it.
 */
export function sourceLimit({ checkSource }: Pick<Limits, 'checkSource'>): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart({ contextValue }) {
      // What the gateway asks itself for subscribers is cut from texts that were checked.
      if (contextValue.live) return;
      return { didResolveSource: async ({ source }) => checkSource(source) };
    },
    // What is thrown before the parser is no answer yet to Apollo, but unexpected; what is thrown here is the answer.
    async unexpectedErrorProcessingRequest({ error }) {
      if (!(error instanceof RequestRefused)) return;
      countRefusal(error);
      throw asGraphqlError(error);
    },
  };
}
