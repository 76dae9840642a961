import { type Decision, decide, type NewEvent, type Refusal, refuse } from '@leadline/domain';
import type { Lead } from '../lead/lead.ts';
import { conversionRequested } from './conversion-requested.ts';
import type { AskedConversion, Conversion } from './conversion.ts';
import { refuseConversionTerms } from './conversion-terms.ts';
import { type SettledOpportunity, settleConversion } from './settle-conversion.ts';

/** Who asks for a conversion, when (as the request has it, and by the real clock), told apart by a fingerprint. */
export interface Asking {
  actorId: string;
  fingerprint: string;
  now: Date;
  startedAt: Date;
}

/** What to make of the lead; the opportunity's typed name travels apart, because it is free text. */
export interface ConversionWish {
  asked: AskedConversion;
  opportunityName: string | null;
}

/** Starts a new conversion of a qualified lead; refuses with what an opportunity lacks. */
export function decideConversionRequest(id: string, lead: Lead, wish: ConversionWish, by: Asking): Decision<Conversion> {
  const terms = settledOrRefused(lead, wish.asked, by.now);
  if (!terms.ok) return terms;
  const conversion: Conversion = {
    id,
    version: 0,
    personVersion: wish.opportunityName === null ? 0 : 1,
    leadId: lead.id,
    attempt: 1,
    state: 'REQUESTED',
    ...wish,
    requests: [{ attempt: 1, actorId: by.actorId, fingerprint: by.fingerprint }],
    requestedById: by.actorId,
    requestedAt: by.now,
    attemptedAt: by.startedAt,
    finishedAt: null,
    accountId: null,
    accountCreated: null,
    contactId: null,
    contactCreated: null,
    opportunityId: null,
    candidates: [],
    failure: null,
  };
  return decide(conversion, conversionRequested(lead, conversion, terms.opportunity));
}

/** Asks again for a conversion that stopped or waits, with the wish as amended; its id stays, so what exists is found again. */
export function decideAnotherAttempt(conversion: Conversion, lead: Lead, wish: ConversionWish, by: Asking): Decision<Conversion> {
  const terms = settledOrRefused(lead, wish.asked, by.now);
  if (!terms.ok) return terms;
  const attempt = conversion.attempt + 1;
  const again: Conversion = {
    ...conversion,
    ...wish,
    personVersion: conversion.personVersion + (wish.opportunityName === conversion.opportunityName ? 0 : 1),
    attempt,
    state: 'REQUESTED',
    requests: [...conversion.requests, { attempt, actorId: by.actorId, fingerprint: by.fingerprint }],
    attemptedAt: by.startedAt,
    finishedAt: null,
    candidates: [],
    failure: null,
  };
  const messages: NewEvent[] = [conversionRequested(lead, again, terms.opportunity)];
  return decide(again, ...messages);
}

type Settled = { ok: true; opportunity: SettledOpportunity | null } | { ok: false; refusal: Refusal };

function settledOrRefused(lead: Lead, asked: AskedConversion, now: Date): Settled {
  const refused = refuseConversionTerms(asked, now);
  if (refused) return refused;
  const settled = settleConversion(lead, asked, now);
  if (settled.ok) return settled;
  return refuse('OpportunityNeedsContactAmountAndCloseDate', {
    message: `An opportunity needs what is missing: ${settled.missing.join(', ')}. Give it in the options or with the lead, or ask for a conversion without an opportunity.`,
    details: { missing: settled.missing },
  });
}
