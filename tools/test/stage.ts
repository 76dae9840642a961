import type { Options } from './options.ts';
import type { Outcome } from './outcome.ts';

/** A part of the run; what it counts comes back as outcomes, which it also tells as they come. */
export type Stage = (options: Options) => Promise<readonly Outcome[]>;
