import type { z } from 'zod';

/** What is wrong with one field of an input: where, which rule, and the remedy. */
export interface InputProblem {
  field: string;
  rule: string;
  message: string;
}

type Issue = z.core.$ZodIssue;

/** Names the fault of each field; values stay out of the sentences, because they may be personal. */
export function problemsOf(error: z.ZodError): InputProblem[] {
  return error.issues.map((issue) => ({ field: issue.path.join('.') || 'input', rule: ruleOf(issue), message: issue.message }));
}

const ruleOf = (issue: Issue): string => rules[issue.code]?.(issue) ?? 'NotAllowed';

const tooBig: Record<string, string> = { string: 'TooLong', array: 'TooMany' };
const tooSmall: Record<string, string> = { string: 'TooShort', array: 'TooFew' };

const rules: Partial<Record<Issue['code'], (issue: Issue) => string | undefined>> = {
  too_big: (issue) => tooBig[originOf(issue)] ?? 'TooLarge',
  too_small: (issue) => tooSmall[originOf(issue)] ?? 'TooSmall',
  invalid_type: ({ input }) => (input == null ? 'Missing' : 'WrongType'),
  invalid_format: () => 'WrongFormat',
  unrecognized_keys: () => 'UnknownField',
  custom: (issue) => ('params' in issue ? (issue.params?.['rule'] as string | undefined) : undefined),
};

const originOf = (issue: Issue): string => ('origin' in issue ? issue.origin : '');
