/** What a check found out about one dependency. */
export interface Finding {
  /** What was looked at: `postgres leads`, `gateway`. */
  about: string;
  ok: boolean;
  /** What it is, or what is wrong. */
  says: string;
  /** What to do about it; only where something is wrong. */
  remedy?: string;
}

/** All is well with it. */
export const well = (about: string, says: string): Finding => ({ about, ok: true, says });

/** Something is wrong with it, and this is what to do. */
export const wrong = (about: string, says: string, remedy: string): Finding => ({ about, ok: false, says, remedy });
