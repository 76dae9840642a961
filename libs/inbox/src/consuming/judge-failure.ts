import { NotHereYet, isContention, isTransient } from '@leadline/postgres';
import { type Pace, later, soon } from './backoff.ts';
import { failureLine, withCauses } from './failure-line.ts';
import type { Fault } from './fault.ts';
import { PermanentFailure } from './permanent-failure.ts';

/** What to do after a failure: wait for as long as it takes, give up now, or give up after a few attempts. */
export type Verdict =
  { kind: 'transient'; pace: Pace } | { kind: 'permanent'; fault: Fault } | { kind: 'unexpected'; pace: Pace; fault: Fault };

/** Judges a failed attempt by its error, or by one that the error wraps. */
export function judgeFailure(error: unknown): Verdict {
  const chain = withCauses(error);
  const permanent = chain.find((link) => link instanceof PermanentFailure);
  if (permanent) return { kind: 'permanent', fault: { kind: 'permanent-failure', detail: permanent.reason } };
  if (chain.some((link) => link instanceof NotHereYet || isContention(link))) return { kind: 'transient', pace: soon };
  if (chain.some(isTransient)) return { kind: 'transient', pace: later };
  return { kind: 'unexpected', pace: later, fault: { kind: 'unexpected-error', detail: failureLine(error) } };
}
