import { unwrapResolverError } from '@apollo/server/errors';
import { KeysUnavailable, TokenRefused } from '@leadline/auth';
import { RefusedError } from '@leadline/domain';
import { ConnectionLost } from '@leadline/postgres';
import { GraphQLError, type GraphQLErrorExtensions, type GraphQLFormattedError } from 'graphql';
import { variableFault } from './variable-fault.ts';

type Shown = Pick<GraphQLFormattedError, 'message' | 'extensions'>;

const codesOfRequests = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** What a client may read of an error that it can act on; undefined for one that is our fault. */
export function clientError(formatted: GraphQLFormattedError, error: unknown): Shown | undefined {
  const cause = unwrapResolverError(error);
  return shownCause(cause) ?? variableFault(formatted) ?? shownAsWritten(formatted, cause);
}

function shownCause(cause: unknown): Shown | undefined {
  if (cause instanceof RefusedError) return shownRefusal(cause);
  if (cause instanceof TokenRefused) {
    return { message: cause.message, extensions: { code: 'UNAUTHENTICATED', rule: 'TokenNotAccepted', details: { reason: cause.reason } } };
  }
  if (cause instanceof KeysUnavailable)
    return { message: cause.message, extensions: { code: 'SERVICE_UNAVAILABLE', rule: 'IssuerNotReachable' } };
  if (!(cause instanceof ConnectionLost)) return undefined;
  const message = 'The service cannot reach its database at the moment; try again.';
  return { message, extensions: { code: 'SERVICE_UNAVAILABLE', rule: 'DatabaseNotReachable' } };
}

function shownRefusal({ refusal }: RefusedError): Shown {
  const { code, rule, field, details, message } = refusal;
  return { message, extensions: { code, rule, ...(field !== undefined && { field }), ...(details && { details }) } };
}

/** Errors of the request itself, and those that a resolver threw with a code, were written for clients. */
function shownAsWritten({ message, extensions }: GraphQLFormattedError, cause: unknown): Shown | undefined {
  const meant = cause instanceof GraphQLError && typeof cause.extensions['code'] === 'string';
  return meant || codesOfRequests.has(String(extensions?.['code'])) ? { message, extensions: withoutStack(extensions) } : undefined;
}

function withoutStack(extensions: GraphQLErrorExtensions | undefined): GraphQLErrorExtensions {
  const { stacktrace: _, http: __, ...kept } = extensions ?? {};
  return kept;
}
