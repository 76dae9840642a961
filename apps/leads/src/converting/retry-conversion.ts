import { type Actor, hasRole, refuse, type Viewer } from '@leadline/domain';
import { fingerprint, type Outcome } from '@leadline/postgres';
import type { Refused } from '../lead/lead-status.ts';
import type { Lead } from '../lead/lead.ts';
import type { Tools } from '../tools.ts';
import { attemptAgain } from './attempt-again.ts';
import type { ConversionOptions } from '../conversion/conversion-options.ts';
import { type Conversion, overdueSeconds } from '../conversion/conversion.ts';

/** A request to go on with the conversion of a lead that failed or does not end. */
export interface RetryConversion {
  leadId: string;
  /** What to ask for differently; what is absent stays as it was asked. */
  options?: ConversionOptions | null;
  expectedVersion?: number | null;
  requestKey?: string | null;
}

/** Who asks for a retry, when (by the real clock), told apart by a fingerprint. */
export interface Retrying {
  viewer: Viewer;
  fingerprint: string;
  realNow: Date;
}

/**
 * The refusal of a retry; undefined for a conversion that has failed, and for one that runs but whose step may never be done, as when its message was
 * skipped: once it is overdue, and for whoever operates the system at any time.
 */
export function refuseRetry(conversion: Conversion, by: Retrying): Refused | undefined {
  const { state } = conversion;
  if (state === 'FAILED') return undefined;
  if (state !== 'REQUESTED' && state !== 'ACCOUNT_READY') {
    return refuse('OnlyFailedOrRunningConversionsAreRetried', {
      message: `This conversion is ${state}; only one that FAILED, or has been running for too long, is retried.`,
      details: { state },
    });
  }
  if (isOverdue(conversion, by.realNow) || (hasRole(by.viewer, 'ADMIN', 'SERVICE') && !isRepeat(conversion, by))) return undefined;
  return refuse('RunningConversionIsRetriedOnceOverdue', {
    message: `This conversion is ${state} and goes on by itself; retry it once it has been running for ${overdueSeconds / 60} minutes, or have an administrator do it.`,
    details: { state },
  });
}

const isOverdue = ({ attemptedAt }: Conversion, realNow: Date): boolean =>
  realNow.getTime() - attemptedAt.getTime() > overdueSeconds * 1000;

// The retry that has just been made, sent again: it is answered alike.
const isRepeat = ({ requests }: Conversion, { viewer, fingerprint: asked }: Retrying): boolean => {
  const latest = requests.at(-1);
  return latest?.actorId === viewer.id && latest.fingerprint === asked;
};

/** The use case: the next attempt of the same conversion, so that what exists already is found again. */
export const retryConversion =
  (tools: Tools) =>
  (command: RetryConversion, actor: Actor): Promise<Outcome<Lead>> => {
    const { leadId, options } = command;
    const asked = fingerprint('retryConversion', { leadId, options });
    return attemptAgain(tools, {
      name: 'retryConversion',
      command,
      actor,
      options: options ?? {},
      fingerprint: asked,
      refuse: (conversion) => refuseRetry(conversion, { viewer: actor.viewer, fingerprint: asked, realNow: tools.clock.now() }),
    });
  };
