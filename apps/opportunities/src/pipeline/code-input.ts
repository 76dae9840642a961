import { z } from 'zod';

/** The code of a pipeline, a stage or a loss reason. */
export const code = () => z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'takes lower case letters, digits and dashes, at most 64');
