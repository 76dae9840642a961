import { LeadConversionFailed } from '@leadline/contracts';
import { type Decision, decide } from '@leadline/domain';
import {
  type Candidate,
  type Conversion,
  type ConversionFailure,
  conversionFlow,
  createdIdsOf,
  type ConversionState,
} from './conversion.ts';

/** The account and contact that accounts found or opened. */
export interface ResolvedAccount {
  accountId: string;
  accountCreated: boolean;
  contactId: string | null;
  contactCreated: boolean;
}

/** The account and contact are known; without an opportunity to wait for, that completes the conversion. */
export function decideAccountResolved(conversion: Conversion, resolved: ResolvedAccount, now: Date): Decision<Conversion> {
  // The opportunity was heard of first, on its own topic: this only says what was created.
  if (conversion.state === 'COMPLETED') return decide(withCreated(conversion, resolved));
  const known = { ...conversion, ...resolved };
  if (conversion.asked.withoutOpportunity) return moved(known, 'COMPLETED', { finishedAt: now });
  return moved(known, 'ACCOUNT_READY');
}

const withCreated = (conversion: Conversion, { accountCreated, contactCreated }: ResolvedAccount): Conversion =>
  conversion.accountCreated === accountCreated && conversion.contactCreated === contactCreated
    ? conversion
    : { ...conversion, accountCreated, contactCreated };

/** Existing records resemble the lead: somebody has to choose. */
export const decideAmbiguous = (conversion: Conversion, candidates: Candidate[]): Decision<Conversion> =>
  moved(conversion, 'AWAITING_CHOICE', { candidates });

/** The opportunity is open, which completes the conversion, also when word of its account comes later or an attempt stopped meanwhile. */
export function decideOpportunityOpened(
  conversion: Conversion,
  opened: { opportunityId: string; accountId: string; contactId: string | null },
  now: Date,
): Decision<Conversion> {
  const ids = createdIdsOf(conversion.id);
  return moved(conversion, 'COMPLETED', {
    ...opened,
    // From the ids, because what is known of creation may be of an earlier attempt with another account.
    accountCreated: opened.accountId === ids.accountId,
    contactCreated: opened.contactId === ids.contactId,
    candidates: [],
    failure: null,
    finishedAt: now,
  });
}

/** The attempt stopped; what is known of account and contact is kept for the next one. */
export function decideFailure(conversion: Conversion, failure: ConversionFailure, now: Date): Decision<Conversion> {
  const decision = moved(conversion, 'FAILED', { failure, finishedAt: now });
  if (!decision.ok) return decision;
  const { id: conversionId, attempt, leadId } = conversion;
  const { step: failedStep, reason, field } = failure;
  return decide(decision.state, LeadConversionFailed.of(leadId, { conversionId, attempt, leadId, reason, field, failedStep }));
}

function moved(conversion: Conversion, state: ConversionState, changes: Partial<Conversion> = {}): Decision<Conversion> {
  if (!conversionFlow.allows(conversion.state, state)) return conversionFlow.refuse(conversion.state, state);
  return decide({ ...conversion, ...changes, state });
}
