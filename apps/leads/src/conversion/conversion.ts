import { derivedId, type Money, transitions } from '@leadline/domain';

/** Where a conversion stands. */
export const conversionStates = ['REQUESTED', 'ACCOUNT_READY', 'AWAITING_CHOICE', 'COMPLETED', 'FAILED', 'REVERTED'] as const;
export type ConversionState = (typeof conversionStates)[number];

/** What somebody asked a conversion to make or use, without the opportunity's typed name; what is null follows from the lead. */
export interface AskedConversion {
  accountId: string | null;
  contactId: string | null;
  createAccount: boolean;
  createContact: boolean;
  withoutOpportunity: boolean;
  opportunity: { pipelineId: string | null; amount: Money | null; expectedCloseOn: string | null; productCode: string | null };
  /** Who is to own what is created; null: whoever owns the lead. */
  ownerId: string | null;
  teamId: string | null;
}

/** An existing record that resembles the lead. */
export interface Candidate {
  accountId: string | null;
  contactId: string | null;
  score: number;
  reason: string;
}

/** Why and where a conversion stopped. */
export interface ConversionFailure {
  step: 'ACCOUNT' | 'OPPORTUNITY';
  reason: string;
  field: string | null;
}

/** Who asked for which attempt; the fingerprint tells a repeat from another request. */
export interface ConversionRequest {
  attempt: number;
  actorId: string;
  fingerprint: string;
}

/** One decision to make a lead an account, a contact and, where asked for, an opportunity; kept for ever. */
export interface Conversion {
  id: string;
  version: number;
  /** The version of the personal record that holds the opportunity's typed name; 0 while none was typed. */
  personVersion: number;
  leadId: string;
  attempt: number;
  state: ConversionState;
  asked: AskedConversion;
  opportunityName: string | null;
  requests: ConversionRequest[];
  requestedById: string;
  requestedAt: Date;
  /** Real time, unlike the others: by it a conversion that runs for too long is found. */
  attemptedAt: Date;
  finishedAt: Date | null;
  accountId: string | null;
  accountCreated: boolean | null;
  contactId: string | null;
  contactCreated: boolean | null;
  opportunityId: string | null;
  candidates: Candidate[];
  failure: ConversionFailure | null;
}

/** How a conversion moves; checked when the service starts. */
export const conversionFlow = transitions<ConversionState>('Conversion', {
  // Requested again from both that run: the message that should have moved them may have been skipped.
  REQUESTED: ['REQUESTED', 'ACCOUNT_READY', 'AWAITING_CHOICE', 'COMPLETED', 'FAILED'],
  ACCOUNT_READY: ['REQUESTED', 'COMPLETED', 'FAILED'],
  // Completed also from here: the opportunity of an earlier attempt may prove to be open.
  AWAITING_CHOICE: ['REQUESTED', 'COMPLETED'],
  FAILED: ['REQUESTED', 'COMPLETED'],
  COMPLETED: ['REVERTED'],
  REVERTED: [],
});

/** For how long, in seconds of real time, an attempt may run before it is overdue. */
export const overdueSeconds = 300;

/** The id that the opportunity of this conversion has, once it is opened: a retry cannot make a second one. */
export const opportunityIdOf = (conversionId: string): string => derivedId(conversionId, 'opportunity');

/** The ids that account and contact have when this conversion creates them. */
export const createdIdsOf = (conversionId: string): { accountId: string; contactId: string } => ({
  accountId: derivedId(conversionId, 'account'),
  contactId: derivedId(conversionId, 'contact'),
});
