import { waitAfter } from './backoff.ts';
import type { Fault } from './fault.ts';
import type { Verdict } from './judge-failure.ts';

/** What becomes of a record after a failed attempt. */
export type Fate = { fault: Fault } | { waitMs: number };

// An unexpected error may still be a passing one (a unique key lost in a race), so it is given a second and a half.
const unexpectedAttempts = 5;

/** What holds a partition up: since when, and how often the record at its head has failed. */
export class Blockage {
  private offset: string | null = null;
  private attempts = 0;
  private unexpected = 0;
  private since: number | null = null;
  private readonly now: () => number;
  private readonly random: () => number;

  constructor(now: () => number = Date.now, random: () => number = Math.random) {
    this.now = now;
    this.random = random;
  }

  /** The record at the head is being taken in: one that never comes back holds the partition up, too. */
  begun(): void {
    this.since ??= this.now();
  }

  /** Counts a failed attempt and says whether to give the record up or how long to wait before the next. */
  failed(offset: string, verdict: Verdict): Fate {
    if (this.offset !== null && this.offset !== offset) this.clear();
    this.offset = offset;
    this.attempts += 1;
    this.since ??= this.now();
    if (verdict.kind === 'permanent') return { fault: verdict.fault };
    // Counted apart: a record that had to wait for long must not lose its tries by that.
    if (verdict.kind === 'unexpected') this.unexpected += 1;
    if (verdict.kind === 'unexpected' && this.unexpected >= unexpectedAttempts) return { fault: verdict.fault };
    return { waitMs: waitAfter(this.attempts, verdict.pace, this.random) };
  }

  /** The record at the head got through. */
  clear(): void {
    this.offset = null;
    this.attempts = 0;
    this.unexpected = 0;
    this.since = null;
  }

  /** For how long the record at the head has been in hand; 0 when none is. */
  seconds(): number {
    return this.since === null ? 0 : (this.now() - this.since) / 1000;
  }
}
