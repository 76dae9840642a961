import { LeadCaptured } from '@leadline/contracts';
import { type Actor, type Decision, decide, newId } from '@leadline/domain';
import { creationOf, type Outcome } from '@leadline/postgres';
import { completed, refuseDetails } from '../lead/details-rules.ts';
import { type LeadDetails, noDetails } from '../lead/lead-details.ts';
import { leadFacts } from '../lead/lead-facts.ts';
import { leads } from '../lead/leads.ts';
import { newLead } from '../lead/new-lead.ts';
import type { Lead, Responsibility } from '../lead/lead.ts';
import type { Tools } from '../tools.ts';
import { responsibleForCapture } from './responsible-for-capture.ts';

/** What a client says of a new lead: a name, and whatever else is known. */
export interface CaptureLead {
  id?: string | null;
  requestKey?: string | null;
  ownerId?: string | null;
  teamId?: string | null;
  details: Partial<LeadDetails> & { name: string };
}

/** Captures a lead, given who is responsible for it; refuses details that contradict each other. */
export function decideCapture(
  id: string,
  command: { details: CaptureLead['details']; responsibility: Responsibility },
  now: Date,
): Decision<Lead> {
  const details = completed({ ...noDetails, ...command.details });
  const refused = refuseDetails(details, null, now);
  if (refused) return refused;
  const lead = newLead(id, { ...details, ...command.responsibility }, now);
  return decide(lead, LeadCaptured.of(id, { ...leadFacts(lead), recycledFrom: null }));
}

/** The use case: a repeat of the same request returns the lead as it is now. */
export const captureLead =
  ({ unitOfWork }: Tools) =>
  (command: CaptureLead, actor: Actor): Promise<Outcome<Lead>> => {
    const id = command.id ?? newId();
    return unitOfWork.create(leads, { id, request: creationOf('captureLead', command) }, actor, async (tx) => {
      const responsibility = await responsibleForCapture(tx, { ownerId: command.ownerId ?? null, teamId: command.teamId ?? null });
      return decideCapture(id, { details: command.details, responsibility }, tx.now);
    });
  };
