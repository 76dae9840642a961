import { type Actor, type Decision, decide, newId } from '@leadline/domain';
import { fingerprint, type Outcome, requestOf } from '@leadline/postgres';
import { withChanges } from '../lead/changed-lead.ts';
import { leads } from '../lead/leads.ts';
import type { Lead } from '../lead/lead.ts';
import type { Tools } from '../tools.ts';
import type { ConversionOptions } from '../conversion/conversion-options.ts';
import { orEarlierRequest } from '../conversion/earlier-request.ts';
import { refuseConversion, startConversion } from '../conversion/start-conversion.ts';

/** A request to convert a lead that was qualified before. */
export interface ConvertLead {
  leadId: string;
  options?: ConversionOptions | null;
  expectedVersion?: number | null;
  requestKey?: string | null;
}

/** Begins the conversion of a lead that was qualified before; from here it is read-only. */
export function decideConversion(lead: Lead, conversionId: string, now: Date): Decision<Lead> {
  const refused = refuseConversion(lead);
  return refused ?? decide(withChanges(lead, { conversionId, converting: true }, now));
}

/** The use case: the conversion and its first message are saved with the lead; the same request again is answered alike. */
export const convertLead =
  (tools: Tools) =>
  async (command: ConvertLead, actor: Actor): Promise<Outcome<Lead>> => {
    const { leadId: id, expectedVersion, options } = command;
    const asked = fingerprint('convertLead', { id, options });
    const outcome = await tools.unitOfWork.change(
      leads,
      { id, expectedVersion, request: requestOf('convertLead', command) },
      actor,
      async (lead, tx) => {
        const decision = decideConversion(lead, newId(), tx.now);
        if (decision.ok) await startConversion(tx, decision.state, options ?? {}, { fingerprint: asked, startedAt: tools.clock.now() });
        return decision;
      },
    );
    return orEarlierRequest(tools, outcome, { leadId: id, fingerprint: asked, actor });
  };
