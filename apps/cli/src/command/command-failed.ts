/** What was asked for cannot be done now: the message says why and what to do about it, and the exit code is 1. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}
