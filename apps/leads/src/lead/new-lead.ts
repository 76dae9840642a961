import type { LeadDetails } from './lead-details.ts';
import type { Lead, Responsibility } from './lead.ts';

/** A lead as it starts: new, and nothing decided. */
export const newLead = (id: string, known: LeadDetails & Responsibility, now: Date): Lead => ({
  ...known,
  id,
  version: 0,
  personVersion: 1,
  personIds: [id],
  status: 'NEW',
  capturedAt: now,
  updatedAt: now,
  firstContactedAt: null,
  answers: {},
  evidence: {},
  policyVersion: null,
  qualifiedAt: null,
  qualifiedById: null,
  disqualifiedReason: null,
  disqualifiedDetail: null,
  archivedReason: null,
  closedAt: null,
  conversionId: null,
  converting: false,
  convertedAt: null,
  deletedAt: null,
  deletedById: null,
  originalSource: null,
  recycledFromLeadId: null,
  recycledFromOpportunityId: null,
  lossNumber: null,
  followUpFlaggedAt: null,
});
