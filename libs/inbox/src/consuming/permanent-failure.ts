/** Thrown by a handler when trying again can never help: the event becomes a dead letter. The reason must hold no personal data. */
export class PermanentFailure extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.name = 'PermanentFailure';
    this.reason = reason;
  }
}
