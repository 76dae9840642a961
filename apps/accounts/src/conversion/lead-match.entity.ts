import { EntitySchema } from 'typeorm';
import type { Candidate, MatchedBy } from '../matching/decision.ts';

/** The answer to the latest attempt of a conversion. */
export interface LeadMatch {
  conversionId: string;
  leadId: string;
  attempt: number;
  outcome: 'RESOLVED' | 'AMBIGUOUS' | 'REJECTED';
  accountId: string | null;
  accountCreated: boolean;
  contactId: string | null;
  contactCreated: boolean;
  matchedBy: MatchedBy | null;
  candidates: Candidate[];
  reason: string | null;
  field: string | null;
  answeredAt: Date;
}

export const leadMatchEntity = new EntitySchema<LeadMatch>({
  name: 'lead_match',
  columns: {
    conversionId: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_lead_match' },
    leadId: { type: 'uuid' },
    attempt: { type: 'integer' },
    outcome: { type: 'text' },
    accountId: { type: 'uuid', nullable: true },
    accountCreated: { type: 'boolean' },
    contactId: { type: 'uuid', nullable: true },
    contactCreated: { type: 'boolean' },
    matchedBy: { type: 'text', nullable: true },
    candidates: { type: 'jsonb' },
    reason: { type: 'text', nullable: true },
    field: { type: 'text', nullable: true },
    answeredAt: { type: 'timestamptz' },
  },
  checks: [{ name: 'ck_lead_match_outcome', expression: "outcome IN ('RESOLVED', 'AMBIGUOUS', 'REJECTED')" }],
  indices: [{ name: 'ix_lead_match_lead_id', columns: ['leadId'] }],
});
