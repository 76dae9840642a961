import type { GraphQLFormattedError } from 'graphql';
import { ourFault } from './answer-error.ts';

/** All that a client may read of an error besides message and place; URLs, responses, stacks and queries are not on it. */
const shownExtensions = ['code', 'rule', 'field', 'details', 'requestId', 'serviceName'] as const;

type Shown = Pick<GraphQLFormattedError, 'message' | 'extensions'>;

/** graphql-js repeats the whole value of a variable in its message; the value may be personal, so only place and fault are kept. */
function variableFault({ message, extensions }: GraphQLFormattedError): Shown | undefined {
  const variable = /^Variable "\$([^"]+)" got invalid value /.exec(message)?.[1];
  if (extensions?.['code'] !== 'BAD_USER_INPUT' || variable === undefined) return undefined;
  const cut = message.lastIndexOf('; ');
  const field = / at "([^"]+)"$/.exec(message.slice(0, cut))?.[1] ?? variable;
  const fault = message.slice(cut + 2);
  return { message: `${field} is not valid: ${fault}`, extensions: { code: 'BAD_USER_INPUT', rule: 'InputDoesNotFitTheSchema', field } };
}

function shown({ message, extensions = {} }: GraphQLFormattedError): Shown {
  // What a subgraph says of its own faults is already fit to be shown.
  if (extensions['code'] === 'INTERNAL_SERVER_ERROR' && extensions['serviceName'] === undefined) {
    const { message: ours, ...ourExtensions } = ourFault();
    return { message: ours, extensions: ourExtensions };
  }
  const kept = shownExtensions.filter((name) => extensions[name] !== undefined).map((name) => [name, extensions[name]]);
  return { message, extensions: Object.fromEntries(kept) };
}

/** The error as a client sees it: a stable code and what it needs to act, never what lies behind the gateway. */
export function formatError(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { locations, path } = formatted;
  return { ...(variableFault(formatted) ?? shown(formatted)), ...(locations && { locations }), ...(path && { path }) };
}
