import type { Decision } from '@leadline/domain';
import { PermanentFailure } from '@leadline/inbox';
import type { Tx } from '@leadline/postgres';
import { leads } from '../lead/leads.ts';
import type { Lead } from '../lead/lead.ts';
import { observeEnd } from '../conversion/conversion-metrics.ts';
import type { Conversion } from '../conversion/conversion.ts';
import { conversions } from '../conversion/conversions.ts';
import { decideSettledLead } from '../conversion/settle-lead.ts';

/** Which step of which conversion a message reports. */
export interface Step {
  conversionId: string;
  attempt: number;
  leadId: string;
}

/** Which attempts a step may be of to count: the latest only, unless it says so. */
interface Reach {
  ofAnyAttempt: boolean;
}

/** Applies a reported step to its conversion and lead, in one transaction; a step of an earlier attempt, or one heard before, changes nothing. */
export async function followStep(
  tx: Tx,
  step: Step,
  decide: (conversion: Conversion) => Decision<Conversion>,
  { ofAnyAttempt }: Reach = { ofAnyAttempt: false },
): Promise<void> {
  const { lead, conversion } = await lockedFor(tx, step);
  const isPast = step.attempt < conversion.attempt && !ofAnyAttempt;
  // A lead that was reopened and qualified anew goes by another conversion now.
  if (isPast || lead.conversionId !== conversion.id) return;

  const decision = decide(conversion);
  // Refused: the conversion is further on already, because an answer came twice, or late.
  if (decision.ok) await settle(tx, lead, { before: conversion, after: await tx.save(conversions, conversion, decision) });
}

async function lockedFor(tx: Tx, step: Step): Promise<{ lead: Lead; conversion: Conversion }> {
  // The lead first, as the mutations lock: two orders would deadlock.
  const lead = await tx.load(leads, step.leadId);
  const conversion = await tx.load(conversions, step.conversionId);
  if (!lead || conversion?.leadId !== lead.id) throw new PermanentFailure('The step is of a conversion that leads never asked for');
  if (step.attempt > conversion.attempt) throw new PermanentFailure('The step is of an attempt that leads never made');
  return { lead, conversion };
}

async function settle(tx: Tx, lead: Lead, { before, after }: { before: Conversion; after: Conversion }): Promise<void> {
  const settled = decideSettledLead(lead, after, tx.now);
  if (settled.ok) await tx.save(leads, lead, settled);
  if (before.finishedAt === null) observeEnd(after);
}
