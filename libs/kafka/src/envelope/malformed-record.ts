/** What is wrong with a record that can never be read. */
export type MalformedReason = 'missing-header' | 'bad-header' | 'not-json' | 'too-large';

/** A record that breaks the wire format: it can never be read, whatever is tried. Says which header, never the record's content. */
export class MalformedRecord extends Error {
  readonly reason: MalformedReason;
  readonly header: string | undefined;

  constructor(reason: MalformedReason, message: string, header?: string) {
    super(message);
    this.name = 'MalformedRecord';
    this.reason = reason;
    this.header = header;
  }
}
