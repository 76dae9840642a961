/** The database could not be reached, or went away; whether a commit under way took effect is unknown. Transient. */
export class ConnectionLost extends Error {
  constructor(reason: string) {
    super(`The connection to the database is lost: ${reason}`);
    this.name = 'ConnectionLost';
  }
}
