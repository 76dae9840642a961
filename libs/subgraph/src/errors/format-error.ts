import type { GraphQLFormattedError } from 'graphql';
import { currentRequestId } from '../request/request-scope.ts';
import { clientError } from './client-error.ts';

/** The error as a client sees it: a stable code and a remedy; of our own faults only the request id, never stack, SQL or hosts. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const place = { ...(formatted.locations && { locations: formatted.locations }), ...(formatted.path && { path: formatted.path }) };
  const shown = clientError(formatted, error) ?? ourFault(currentRequestId());
  return { ...shown, ...place };
}

/** The answer to an error that the client can do nothing about. */
export function ourFault(requestId: string | undefined): Pick<GraphQLFormattedError, 'message' | 'extensions'> {
  const known = requestId ? `; the request id is ${requestId}` : '';
  return {
    message: `Something went wrong on our side${known}.`,
    extensions: { code: 'INTERNAL_SERVER_ERROR', ...(requestId && { requestId }) },
  };
}
