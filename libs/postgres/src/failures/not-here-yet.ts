/** What a handler needs has not arrived yet: transient, the partition waits until it has. */
export class NotHereYet extends Error {
  constructor(what: string) {
    super(`Not here yet: ${what}`);
    this.name = 'NotHereYet';
  }
}
