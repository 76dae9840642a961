/** Why an event became a dead letter: a stable kind, and a detail that never quotes what the record holds. */
export interface Fault {
  kind: 'malformed-record' | 'unknown-version' | 'invalid-body' | 'record-gone' | 'permanent-failure' | 'unexpected-error';
  detail: string;
}

/** The fault as the one line that operators read. */
export const faultLine = (fault: Fault): string => `${fault.kind}: ${fault.detail}`.slice(0, 1000);
