import { code } from '@leadline/subgraph';
import { z } from 'zod';

/** Short labels, each once. */
export const tags = () =>
  z
    .array(code(40))
    .max(20, { error: 'must be at most 20' })
    .nullish()
    .transform((given) => [...new Set(given ?? [])]);

/** Why something was done, as a code. */
export const reason = () =>
  z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, { error: 'takes lower case letters, digits and dashes, at most 80' });

/** A value that may be absent or null, as null. */
export const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform((value) => value ?? null);
