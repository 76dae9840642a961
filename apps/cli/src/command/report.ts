/** What a command came to. */
export interface Report {
  /** For programs: what `--json` prints. */
  data: unknown;
  /** For people. */
  lines: readonly string[];
  /** Whether something needs somebody: the exit code is 1 then, else 0. */
  trouble: boolean;
}

/** What the exit code says: all is well; something needs somebody, or could not be done; the command was not asked rightly. */
export const exitCodes = { ok: 0, trouble: 1, usage: 2 } as const;
