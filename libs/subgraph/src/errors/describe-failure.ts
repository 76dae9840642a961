import { GraphQLError } from 'graphql';

/** What a log line tells of an unexpected error. */
export interface FailureDescription {
  type: string;
  message: string;
  code?: string;
  constraint?: string;
  table?: string;
  frames?: string;
}

/** Describes an unexpected error for the log by an explicit list of its parts, because logs hold no personal data. */
export function describeFailure(error: unknown): FailureDescription {
  if (!(error instanceof Error)) return { type: typeof error, message: 'Something that is not an error was thrown.' };
  const { code, constraint, table } = error as { code?: string; constraint?: string; table?: string };
  const frames = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n');
  return { type: error.name, message: withoutValue(error), code, constraint, table, frames };
}

/** graphql-js puts the value that it could not represent behind a colon. */
const withoutValue = (error: Error): string => (error instanceof GraphQLError ? (error.message.split(': ')[0] ?? '') : error.message);
