import type { Money } from '@leadline/domain';
import type { LeadDetails } from './lead-details.ts';
import type { CriterionState, LeadSource, LeadStatus } from './vocabulary.ts';

/** Where one criterion of the qualification stands; budget may name an amount, timeline a day. */
export interface Answer {
  state: CriterionState;
  budget: Money | null;
  timeline: string | null;
}

/** An answer with the lead that it belongs to, by which it is decided who sees its words. */
export interface AnswerOfLead extends Answer {
  criterion: string;
  evidence: string | null;
  lead: Lead;
}

/** Who is responsible: an owner, or else a queue from which somebody takes it. */
export interface Responsibility {
  ownerId: string | null;
  teamId: string | null;
  queue: string | null;
}

/** How far the lead has come. */
interface Progress {
  status: LeadStatus;
  capturedAt: Date;
  updatedAt: Date;
  firstContactedAt: Date | null;
  answers: Record<string, Answer>;
  /** What supports each answer, in words. */
  evidence: Record<string, string>;
  policyVersion: number | null;
  qualifiedAt: Date | null;
  qualifiedById: string | null;
  disqualifiedReason: string | null;
  disqualifiedDetail: string | null;
  archivedReason: string | null;
  closedAt: Date | null;
  conversionId: string | null;
  /** True while its conversion runs: nobody may change it then. */
  converting: boolean;
  convertedAt: Date | null;
  deletedAt: Date | null;
  deletedById: string | null;
}

/** Where a follow-up lead comes from: the lead and the lost deal. */
interface Origin {
  originalSource: LeadSource | null;
  recycledFromLeadId: string | null;
  recycledFromOpportunityId: string | null;
  lossNumber: number | null;
  /** When the lost deal was reopened although somebody had worked on this follow-up. */
  followUpFlaggedAt: Date | null;
}

/** A person or organisation of which little is known, and how far it has come. */
export interface Lead extends LeadDetails, Responsibility, Progress, Origin {
  id: string;
  version: number;
  /** Grows with every change of what the personal topic says. */
  personVersion: number;
  /** The ids under which the person is known: erasing one erases this lead's details. */
  personIds: string[];
}
