import { type Actor, refuse } from '@leadline/domain';
import { fingerprint, type Outcome } from '@leadline/postgres';
import type { Refused } from '../lead/lead-status.ts';
import type { Lead } from '../lead/lead.ts';
import type { Tools } from '../tools.ts';
import { attemptAgain } from './attempt-again.ts';
import type { ConversionOptions } from '../conversion/conversion-options.ts';
import type { Conversion } from '../conversion/conversion.ts';

/** A request to go on with the failed conversion of a lead. */
export interface RetryConversion {
  leadId: string;
  /** What to ask for differently; what is absent stays as it was asked. */
  options?: ConversionOptions | null;
  expectedVersion?: number | null;
  requestKey?: string | null;
}

/** The refusal to retry a conversion that has not failed; undefined when it has. */
export function refuseRetry({ state }: Conversion): Refused | undefined {
  if (state === 'FAILED') return undefined;
  return refuse('OnlyFailedConversionsAreRetried', {
    message: `This conversion is ${state}; only a FAILED one is retried.`,
    details: { state },
  });
}

/** The use case: the next attempt of the same conversion, so that what exists already is found again. */
export const retryConversion =
  (tools: Tools) =>
  (command: RetryConversion, actor: Actor): Promise<Outcome<Lead>> => {
    const { leadId, options } = command;
    return attemptAgain(tools, {
      name: 'retryConversion',
      command,
      actor,
      options: options ?? {},
      fingerprint: fingerprint('retryConversion', { leadId, options }),
      refuse: refuseRetry,
    });
  };
