import type { ApolloServer } from '@apollo/server';
import { newId } from '@leadline/domain';
import type { GraphQLFormattedError } from 'graphql';
import type { RequestContext } from '../../request/request-context.ts';
import { inRequestScope } from '../../request/request-scope.ts';
import type { Session } from '../session/session.ts';
import { turnstile } from './turnstile.ts';

/** The answer of the graph to a query. */
export interface GraphAnswer {
  data: Record<string, unknown> | null;
  errors: readonly GraphQLFormattedError[];
}

/** Sends a query through the gateway as the viewer of the session that there is when its turn comes; undefined when there is none any more. */
export type AskAsViewer = (
  query: string,
  variables: Record<string, unknown>,
  asker: () => Session | undefined,
) => Promise<{ answer: GraphAnswer; session: Session } | undefined>;

/** Asks the gateway itself, so many queries at a time that requests of clients still find room; no caller takes more than half of them. */
export function askAsViewer(apollo: ApolloServer<RequestContext>, atOnce: number): AskAsViewer {
  const pass = turnstile({ atOnce, perCaller: Math.ceil(atOnce / 2) });
  return async (query, variables, asker) => {
    const callerId = asker()?.callerId;
    if (callerId === undefined) return undefined;
    return pass(callerId, async () => {
      const session = asker();
      if (!session) return undefined;
      const { viewer, authorization } = session;
      const requestId = newId();
      const forwarded = { 'x-request-id': requestId, ...(authorization && { authorization }) };
      const contextValue: RequestContext = { requestId, viewer, forwarded, signal: new AbortController().signal, live: true };
      const { body } = await inRequestScope(requestId, () => apollo.executeOperation({ query, variables }, { contextValue }));
      const { data = null, errors = [] } = body.kind === 'single' ? body.singleResult : body.initialResult;
      return { answer: { data: data as GraphAnswer['data'], errors }, session };
    });
  };
}
