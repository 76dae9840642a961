import { refuse, RefusedError } from '@leadline/domain';
import type { Tx } from '@leadline/postgres';
import { leadFlow, type Refused } from '../lead/lead-status.ts';
import type { Lead } from '../lead/lead.ts';
import { conversionInForce } from './conversion-in-force.ts';
import { conversions } from './conversions.ts';
import { type ConversionOptions, noWish, wishWith } from './conversion-options.ts';
import { decideConversionRequest } from './request-conversion.ts';

/** The refusal of a second conversion: what runs, failed or has been completed is not started anew. Undefined when none was started. */
export function refuseSecondConversion(lead: Lead): Refused | undefined {
  if (conversionInForce(lead) === null) return undefined;
  return refuse('LeadIsConvertedOnce', {
    message:
      'A conversion of this lead was asked for before; read `conversion`, and use `retryConversion` if it failed or `resolveConversion` if it waits.',
    code: 'CONFLICT',
    details: { conversionId: lead.conversionId },
  });
}

/** The refusal to convert a lead that nobody has qualified, or twice; undefined when it may start. */
export function refuseConversion(lead: Lead): Refused | undefined {
  return (
    refuseSecondConversion(lead) ?? (leadFlow.allows(lead.status, 'CONVERTED') ? undefined : leadFlow.refuse(lead.status, 'CONVERTED'))
  );
}

/** Saves and publishes the first attempt of a conversion of this lead, in the transaction of whatever decided on it. */
export async function startConversion(
  tx: Tx,
  lead: Lead,
  options: ConversionOptions,
  by: { fingerprint: string; startedAt: Date },
): Promise<void> {
  if (lead.conversionId === null) throw new Error(`The lead ${lead.id} names no conversion to start`);
  const wish = await wishWith(tx, noWish, options);
  const decision = decideConversionRequest(lead.conversionId, lead, wish, { ...by, actorId: tx.actor.viewer.id, now: tx.now });
  if (!decision.ok) throw new RefusedError(decision.refusal);
  await tx.save(conversions, null, decision);
}
