/** Thrown when the issuer's keys cannot be fetched: nothing is known about the token, so the caller may try again. */
export class KeysUnavailable extends Error {
  constructor(cause: unknown) {
    super('The keys of the token issuer cannot be fetched at the moment.', { cause });
    this.name = 'KeysUnavailable';
  }
}
