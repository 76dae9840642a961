import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import type { Lead } from './lead.ts';
import { leadStatuses } from './vocabulary.ts';

const text: EntitySchemaColumnOptions = { type: 'text' };
const textOrNot: EntitySchemaColumnOptions = { type: 'text', nullable: true };
const idOrNot: EntitySchemaColumnOptions = { type: 'uuid', nullable: true };
const dayOrNot: EntitySchemaColumnOptions = { type: 'date', nullable: true };
const instant: EntitySchemaColumnOptions = { type: 'timestamptz' };
const instantOrNot: EntitySchemaColumnOptions = { type: 'timestamptz', nullable: true };
const json: EntitySchemaColumnOptions = { type: 'jsonb' };
const jsonOrNot: EntitySchemaColumnOptions = { type: 'jsonb', nullable: true };
const words: EntitySchemaColumnOptions = { type: 'text', array: true };

const expressionIndexes = ['ix_lead_potential_amount', 'ix_lead_company', 'ix_lead_name', 'ix_lead_company_words', 'ix_lead_person_words'];
const downwardIndexes = ['ix_lead_next_action_on_down', 'ix_lead_potential_amount_down', 'ix_lead_company_down', 'ix_lead_name_down'];
const partialIndexes = ['ix_lead_never_contacted', 'ix_lead_recycled', 'ix_lead_recycled_from_lead_id'];

/** The row of a lead is its state. */
export const leadEntity = new EntitySchema<Lead>({
  name: 'lead',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_lead' },
    version: { type: 'integer' },
    personVersion: { type: 'integer', comment: 'The version of the record on the personal topic.' },
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
    queue: { ...textOrNot, comment: 'Where the lead waits while nobody owns it.' },
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
    // Of these the migration alone says what they are on: an expression, a part of the rows, or the other direction.
    ...[...expressionIndexes, ...downwardIndexes, ...partialIndexes].map((name) => ({ name, synchronize: false as const })),
  ],
  uniques: [{ name: 'uq_lead_recycled_from_opportunity_id_loss_number', columns: ['recycledFromOpportunityId', 'lossNumber'] }],
  checks: [
    { name: 'ck_lead_status', expression: `status IN (${leadStatuses.map((status) => `'${status}'`).join(', ')})` },
    { name: 'ck_lead_responsibility', expression: '(owner_id IS NULL) <> (queue IS NULL)' },
    {
      name: 'ck_lead_converted',
      expression: "status <> 'CONVERTED' OR (conversion_id IS NOT NULL AND account_id IS NOT NULL AND NOT converting)",
    },
  ],
  foreignKeys: [
    { name: 'fk_lead_recycled_from_lead_id', target: 'lead', columnNames: ['recycledFromLeadId'], referencedColumnNames: ['id'] },
  ],
});
