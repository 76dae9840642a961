import type { StackState } from '@leadline/stack';

/** Where a stack under test is, and what it leaves behind to be read. */
export interface StackAddress extends StackState {
  /** The state folder: logs, the issuer's keys. */
  folder: string;
  /** Takes `POST /<part>/<kill|stop|start>`. */
  controlUrl: string;
  /** The spans of all processes, one JSON object a line. */
  traceFile: string;
}
