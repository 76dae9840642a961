/** The command was not asked rightly: the message says what to write instead, and the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
