/** A failure that a person can act on: the message is the whole story and ends with the remedy, a stack trace adds nothing. */
export class StackError extends Error {
  override readonly name = 'StackError';
}
