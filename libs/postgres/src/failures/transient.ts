import { ConnectionLost } from './connection-lost.ts';
import { DatabaseError } from './database-error.ts';
import { MovedMeanwhile } from './moved-meanwhile.ts';
import { NotHereYet } from './not-here-yet.ts';
import { typedError } from './typed-error.ts';

const contention = new Set(['40001', '40P01']);

// 53: the server is short of something; 55P03: lock not available; 57014: statement timeout.
const passing = /^(53|55P03|57014)/;

/** Whether two transactions were in each other's way (serialisation failure, deadlock, a look that was overtaken): the same work, run again, will pass. */
export const isContention = (error: unknown): boolean =>
  error instanceof MovedMeanwhile || (error instanceof DatabaseError && contention.has(error.code));

/** Whether the same work may succeed later without anybody changing anything; errors of the driver count as what they say. */
export function isTransient(thrown: unknown): boolean {
  const error = typedError(thrown);
  if (error instanceof ConnectionLost || error instanceof NotHereYet || isContention(error)) return true;
  return error instanceof DatabaseError && passing.test(error.code);
}
