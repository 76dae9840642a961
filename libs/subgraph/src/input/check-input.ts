import { RefusedError } from '@leadline/domain';
import type { z } from 'zod';
import { problemsOf } from './problem.ts';

/** The input as the schema reads it; throws a refusal that names the first field at fault, and every other in its details. */
export function checkInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const checked = schema.safeParse(input, { reportInput: true });
  if (checked.success) return checked.data;
  const problems = problemsOf(checked.error);
  const [first] = problems;
  const { field, rule, message } = first ?? { field: 'input', rule: 'NotAllowed', message: 'is not valid' };
  throw RefusedError.of('BAD_USER_INPUT', rule, `${field} ${message}`, { field, details: { problems } });
}
