import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import type { Lead } from './lead.ts';

const text: EntitySchemaColumnOptions = { type: 'text' };
const textOrNot: EntitySchemaColumnOptions = { type: 'text', nullable: true };
const idOrNot: EntitySchemaColumnOptions = { type: 'uuid', nullable: true };
const dayOrNot: EntitySchemaColumnOptions = { type: 'date', nullable: true };
const instant: EntitySchemaColumnOptions = { type: 'timestamptz' };
const instantOrNot: EntitySchemaColumnOptions = { type: 'timestamptz', nullable: true };
const json: EntitySchemaColumnOptions = { type: 'jsonb' };
const jsonOrNot: EntitySchemaColumnOptions = { type: 'jsonb', nullable: true };
const words: EntitySchemaColumnOptions = { type: 'text', array: true };

/** The row of a lead is its state. Indexes on expressions live in the migration alone. */
export const leadEntity = new EntitySchema<Lead>({
  name: 'lead',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_lead' },
    version: { type: 'integer' },
    personVersion: { type: 'integer' },
    personIds: { type: 'uuid', array: true },
    name: textOrNot,
    jobTitle: textOrNot,
    emails: words,
    phones: words,
    website: textOrNot,
    address: jsonOrNot,
    note: textOrNot,
    voiceNote: jsonOrNot,
    nextAction: textOrNot,
    referredBy: textOrNot,
    kind: text,
    source: text,
    direction: textOrNot,
    company: textOrNot,
    temperature: textOrNot,
    buyingRole: text,
    nextActionOn: dayOrNot,
    potentialValue: jsonOrNot,
    productInterest: textOrNot,
    industry: textOrNot,
    region: textOrNot,
    companySize: textOrNot,
    tags: words,
    campaignId: idOrNot,
    referredByContactId: idOrNot,
    preferredChannel: textOrNot,
    doNotContact: words,
    accountId: idOrNot,
    contactId: idOrNot,
    ownerId: idOrNot,
    teamId: idOrNot,
    queue: textOrNot,
    status: text,
    capturedAt: instant,
    updatedAt: instant,
    firstContactedAt: instantOrNot,
    answers: json,
    evidence: json,
    policyVersion: { type: 'integer', nullable: true },
    qualifiedAt: instantOrNot,
    qualifiedById: idOrNot,
    disqualifiedReason: textOrNot,
    disqualifiedDetail: textOrNot,
    archivedReason: textOrNot,
    closedAt: instantOrNot,
    conversionId: idOrNot,
    converting: { type: 'boolean' },
    convertedAt: instantOrNot,
    deletedAt: instantOrNot,
    deletedById: idOrNot,
    originalSource: textOrNot,
    recycledFromLeadId: idOrNot,
    recycledFromOpportunityId: idOrNot,
    lossNumber: { type: 'integer', nullable: true },
    followUpFlaggedAt: instantOrNot,
  },
  indices: [
    { name: 'ix_lead_owner_id_captured_at', columns: ['ownerId', 'capturedAt', 'id'] },
    { name: 'ix_lead_team_id_captured_at', columns: ['teamId', 'capturedAt', 'id'] },
    { name: 'ix_lead_status_captured_at', columns: ['status', 'capturedAt', 'id'] },
    { name: 'ix_lead_source_captured_at', columns: ['source', 'capturedAt', 'id'] },
    { name: 'ix_lead_captured_at', columns: ['capturedAt', 'id'] },
    { name: 'ix_lead_next_action_on', columns: ['nextActionOn', 'id'] },
  ],
});
