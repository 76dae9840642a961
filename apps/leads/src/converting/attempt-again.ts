import { type Actor, decide, RefusedError } from '@leadline/domain';
import { type Outcome, requestOf, type Tx } from '@leadline/postgres';
import { withChanges } from '../lead/changed-lead.ts';
import { leads } from '../lead/leads.ts';
import type { Refused } from '../lead/lead-status.ts';
import type { Lead } from '../lead/lead.ts';
import type { Tools } from '../tools.ts';
import type { ConversionOptions } from '../conversion/conversion-options.ts';
import { wishWith } from '../conversion/conversion-options.ts';
import { conversionInForce } from '../conversion/conversion-in-force.ts';
import type { Conversion } from '../conversion/conversion.ts';
import { conversions } from '../conversion/conversions.ts';
import { orEarlierRequest } from '../conversion/earlier-request.ts';
import { decideAnotherAttempt } from '../conversion/request-conversion.ts';

/** A mutation that asks again for a conversion which stopped or waits. */
interface AnotherAttempt {
  name: string;
  command: { leadId: string; expectedVersion?: number | null; requestKey?: string | null };
  actor: Actor;
  options: ConversionOptions;
  fingerprint: string;
  /** Why the conversion, as it is, may not be asked for again; undefined when it may. */
  refuse(conversion: Conversion): Refused | undefined;
}

/** Saves and publishes the next attempt of a lead's conversion; the same request again is answered alike. */
export async function attemptAgain(tools: Tools, again: AnotherAttempt): Promise<Outcome<Lead>> {
  const { command, actor, name, fingerprint } = again;
  const { leadId, expectedVersion } = command;
  const outcome = await tools.unitOfWork.change(
    leads,
    { id: leadId, expectedVersion, request: requestOf(name, command) },
    actor,
    async (lead, tx) => {
      const conversion = await conversionOf(tx, lead);
      const refused = again.refuse(conversion);
      if (refused) return refused;
      const by = { actorId: actor.viewer.id, fingerprint, now: tx.now, startedAt: tools.clock.now() };
      const decision = decideAnotherAttempt(conversion, lead, await wishWith(tx, conversion, again.options), by);
      if (!decision.ok) return decision;
      await tx.save(conversions, conversion, decision);
      return decide(withChanges(lead, { converting: true }, tx.now));
    },
  );
  return orEarlierRequest(tools, outcome, { leadId, fingerprint, actor });
}

async function conversionOf(tx: Tx, lead: Lead): Promise<Conversion> {
  const id = conversionInForce(lead);
  const conversion = id === null ? null : await tx.load(conversions, id);
  if (conversion) return conversion;
  const remedy = 'No conversion of this lead, as it is now, was asked for; qualify it and use `convertLead`.';
  throw RefusedError.of('RULE_BROKEN', 'LeadHasNoConversion', remedy, { field: 'leadId' });
}
