import type { Environment } from '../environment.ts';

/** What one run of the command has from outside. */
export interface Session {
  environment: Environment;
  out(line: string): void;
  error(line: string): void;
  /** From now on Ctrl-C aborts this instead of ending the process at once. */
  interruption(): AbortSignal;
}
