import type { GraphQLFormattedError } from 'graphql';

/** How graphql-js ends a complaint; each pattern captures only what comes from the schema. */
const complaints: readonly [RegExp, (match: RegExpMatchArray) => string][] = [
  [/; Value .* does not exist in "(\w+)" enum\./s, ([, name]) => `it is no value of ${name}.`],
  [/; ((?:Int|Float|String|Boolean|ID) cannot represent [^:"]*): /, ([, fault]) => `${fault}.`],
  [/; (Expected (?:non-nullable )?type "[^"]+"(?: not to be null| to be an object)?\.)/, ([, fault]) => fault ?? ''],
  [/; (Field "\w+" (?:of required type|is not defined by type|must be) ?[^;]*)$/, ([, fault]) => fault ?? ''],
  [/; (Exactly one key [^;]*)$/, ([, fault]) => fault ?? ''],
];

const searchedAtEachEnd = 2_000;

/**
 * Tells what is wrong with a variable. graphql-js repeats the whole value in its message, also at its end, and the value may be personal:
 * only the place and the schema's part of the complaint are kept. Undefined for any other error.
 */
export function variableFault(error: GraphQLFormattedError): Pick<GraphQLFormattedError, 'message' | 'extensions'> | undefined {
  const { extensions } = error;
  const message = shortened(error.message);
  const variable = /^Variable "\$([^"]+)" got invalid value /.exec(message)?.[1];
  if (extensions?.['code'] !== 'BAD_USER_INPUT' || variable === undefined) return undefined;
  const field = [...message.matchAll(/ at "([\w.[\]]+)"; /g)].at(-1)?.[1] ?? variable;
  return {
    message: `${field} is not valid: ${complaintOf(message)}`,
    extensions: { code: 'BAD_USER_INPUT', rule: 'InputDoesNotFitTheSchema', field },
  };
}

/** Patterns search only so much: in a megabyte of a caller's text they would search for minutes. The complaint is at the end, save of a huge value. */
const shortened = (message: string): string =>
  message.length <= 2 * searchedAtEachEnd ? message : `${message.slice(0, searchedAtEachEnd)}…${message.slice(-searchedAtEachEnd)}`;

function complaintOf(message: string): string {
  for (const [pattern, write] of complaints) {
    const match = message.match(pattern);
    if (match) return write(match);
  }
  return 'it does not fit its type.';
}
