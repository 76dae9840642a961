/** What was read before a lock is not what is there under it: the same work, run again, decides on what is there now. */
export class MovedMeanwhile extends Error {
  constructor(what: string) {
    super(`Moved meanwhile: ${what}`);
    this.name = 'MovedMeanwhile';
  }
}
