import type { GraphQLFormattedError } from 'graphql';
import { ourFault } from './answer-error.ts';
import { variableFault } from './variable-fault.ts';

/** All that a client may read of an error besides message and place; URLs, responses, stacks and queries are not on it. */
const shownExtensions = ['code', 'rule', 'field', 'details', 'requestId', 'serviceName'] as const;

type Shown = Pick<GraphQLFormattedError, 'message' | 'extensions'>;

function shown({ message, extensions = {} }: GraphQLFormattedError): Shown {
  // What a subgraph says of its own faults is already fit to be shown.
  if (extensions['code'] === 'INTERNAL_SERVER_ERROR' && extensions['serviceName'] === undefined) {
    const { message: ours, ...ourExtensions } = ourFault();
    return { message: ours, extensions: ourExtensions };
  }
  const kept = shownExtensions.filter((name) => extensions[name] !== undefined).map((name) => [name, extensions[name]]);
  return { message, extensions: Object.fromEntries(kept) };
}

/** graphql-js likes to help with names of the schema, which in production are nobody's to guess. */
const withoutSuggestion = (message: string): string => message.replace(/ ?Did you mean [^?]{0,2000}\?/g, '');

/** The error as a client sees it: a stable code and what it needs to act, never what lies behind the gateway. */
export function formatError(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { locations, path } = formatted;
  return { ...(variableFault(formatted) ?? shown(formatted)), ...(locations && { locations }), ...(path && { path }) };
}

/** Formats errors for the mode that the gateway runs in. */
export function errorFormatter({ production }: { production: boolean }): (formatted: GraphQLFormattedError) => GraphQLFormattedError {
  if (!production) return formatError;
  return (formatted) => {
    const error = formatError(formatted);
    return { ...error, message: withoutSuggestion(error.message) };
  };
}
