/** The relay may no longer hold the outbox's lock, so it must not send: another relay may be sending the same rows. */
export class LockLost extends Error {
  constructor(reason: string) {
    super(`The lock on the outbox is lost or in doubt: ${reason}`);
    this.name = 'LockLost';
  }
}
