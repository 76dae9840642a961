import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { asGraphqlError } from '../../errors/as-graphql-error.ts';
import { errorFormatter } from '../../errors/format-error.ts';
import { RequestRefused } from '../../errors/request-refused.ts';

/** Why a subscription is refused or ends; clients act on the rule. */
export type LiveRule =
  | 'SubscriptionsAreOff'
  | 'LiveFeedNotReady'
  | 'TooManySubscriptions'
  | 'RecordNotFound'
  | 'CursorNotAccepted'
  | 'CursorTooOld'
  | 'SubgraphAway'
  | 'TokenExpired'
  | 'SlowClient'
  | 'GatewayStops';

const reasons: Record<LiveRule, { code: string; message: string; field?: string }> = {
  SubscriptionsAreOff: { code: 'SERVICE_UNAVAILABLE', message: 'This gateway serves no subscriptions: it knows no broker.' },
  LiveFeedNotReady: { code: 'SERVICE_UNAVAILABLE', message: 'The event stream cannot be read at the moment; try again in a few seconds.' },
  TooManySubscriptions: {
    code: 'RATE_LIMITED',
    message: 'The connection has as many subscriptions as it may; end some, or open another.',
  },
  RecordNotFound: { code: 'NOT_FOUND', message: 'There is no such record that you may see.' },
  CursorNotAccepted: {
    code: 'BAD_USER_INPUT',
    message: 'The cursor is not one that you were given for this field. Subscribe without it, and start from the present state.',
    field: 'after',
  },
  CursorTooOld: {
    code: 'BAD_USER_INPUT',
    message:
      'So much has happened since that cursor that it is not told event by event any more. Subscribe without it, and start from the present state.',
    field: 'after',
  },
  SubgraphAway: {
    code: 'SERVICE_UNAVAILABLE',
    message: 'A part of the graph does not answer, so the next event cannot be told. Come back with the last cursor; nothing is missed.',
  },
  TokenExpired: {
    code: 'UNAUTHENTICATED',
    message: 'The token has expired. Come back with a new one and the last cursor; nothing is missed.',
  },
  SlowClient: {
    code: 'TOO_SLOW',
    message: 'Messages were not taken as fast as they came. Come back with the last cursor; nothing is missed.',
  },
  GatewayStops: { code: 'SERVICE_UNAVAILABLE', message: 'The gateway stops. Come back with the last cursor; nothing is missed.' },
};

/** The error of a rule, as clients get it. */
export function liveError(rule: LiveRule): GraphQLError {
  const { message, code, field } = reasons[rule];
  return new GraphQLError(message, { extensions: { code, rule, ...(field && { field }) } });
}

/** What clients may read of whatever was thrown. */
export type ShownErrors = (thrown: unknown) => GraphQLFormattedError[];

/** Shows errors as answers to queries do, for the mode that the gateway runs in. */
export function errorsShown(mode: { production: boolean }): ShownErrors {
  const format = errorFormatter(mode);
  return (thrown) => {
    const errors = thrown instanceof AggregateError ? (thrown.errors as unknown[]) : [thrown];
    return errors.map((error) => {
      const known = error instanceof RequestRefused ? asGraphqlError(error) : error;
      return format(known instanceof GraphQLError ? known.toJSON() : { message: '', extensions: { code: 'INTERNAL_SERVER_ERROR' } });
    });
  };
}
