import { isoDate, type Money } from '@leadline/domain';
import { hasPerson } from '../lead/lead-person.ts';
import type { Lead } from '../lead/lead.ts';
import { budgetCriterion, timelineCriterion } from '../policy/policy.ts';
import type { AskedConversion } from './conversion.ts';

/** What an opportunity cannot do without. */
export const conversionNeeds = ['CONTACT', 'AMOUNT', 'EXPECTED_CLOSE'] as const;
export type ConversionNeed = (typeof conversionNeeds)[number];

/** What an opportunity starts with, taken from what was asked and else from the lead. */
export interface SettledOpportunity {
  amount: Money;
  expectedCloseOn: string;
  productCode: string | null;
}

/** What the opportunity starts with (null: none was asked for), or what it lacks. */
export type Settlement = { ok: true; opportunity: SettledOpportunity | null } | { ok: false; missing: ConversionNeed[] };

/** A conversion for which nobody asked for anything in particular. */
export const nothingAsked: AskedConversion = {
  accountId: null,
  contactId: null,
  createAccount: false,
  createContact: false,
  withoutOpportunity: false,
  opportunity: { pipelineId: null, amount: null, expectedCloseOn: null, productCode: null },
  ownerId: null,
  teamId: null,
};

/** Settles what the opportunity starts with; names what is missing. The contact is one that is named, or made from the lead's person. */
export function settleConversion(lead: Lead, asked: AskedConversion, now: Date): Settlement {
  if (asked.withoutOpportunity) return { ok: true, opportunity: null };
  const { amount, expectedCloseOn, productCode } = knownOpportunity(lead, asked.opportunity, now);
  const missing = missingOf({ CONTACT: contactOf(lead, asked) ?? hasPerson(lead), AMOUNT: amount, EXPECTED_CLOSE: expectedCloseOn });
  if (missing.length > 0 || !amount || !expectedCloseOn) return { ok: false, missing };
  return { ok: true, opportunity: { amount, expectedCloseOn, productCode } };
}

const missingOf = (known: Record<ConversionNeed, unknown>): ConversionNeed[] => conversionNeeds.filter((need) => !known[need]);

const knownOpportunity = (lead: Lead, asked: AskedConversion['opportunity'], now: Date) => ({
  amount: asked.amount ?? knownAmount(lead),
  expectedCloseOn: asked.expectedCloseOn ?? plannedDay(lead, now),
  productCode: asked.productCode ?? lead.productInterest,
});

const knownAmount = (lead: Lead): Money | null => lead.answers[budgetCriterion]?.budget ?? lead.potentialValue;

// A day that has passed since it was written down is no longer a plan.
function plannedDay(lead: Lead, now: Date): string | null {
  const day = lead.answers[timelineCriterion]?.timeline ?? null;
  return day !== null && day >= isoDate(now) ? day : null;
}

/** The account to use: as asked, else as known with the lead. */
export const accountOf = (lead: Lead, asked: AskedConversion): string | null =>
  asked.accountId ?? (asked.createAccount ? null : lead.accountId);
/** The contact to use: as asked, else as known with the lead. */
export const contactOf = (lead: Lead, asked: AskedConversion): string | null =>
  asked.contactId ?? (asked.createContact ? null : lead.contactId);
