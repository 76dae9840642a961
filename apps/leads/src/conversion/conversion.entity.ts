import { EntitySchema } from 'typeorm';
import { type Conversion, conversionStates } from './conversion.ts';

/** The row of a conversion is its state. */
export const conversionEntity = new EntitySchema<Conversion>({
  name: 'conversion',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_conversion' },
    version: { type: 'integer' },
    personVersion: { type: 'integer' },
    leadId: { type: 'uuid' },
    attempt: { type: 'integer' },
    state: { type: 'text' },
    asked: { type: 'jsonb' },
    opportunityName: { type: 'text', nullable: true },
    requests: { type: 'jsonb', comment: 'Who asked for which attempt, with the fingerprint that tells a repeat from another request.' },
    requestedById: { type: 'uuid' },
    requestedAt: { type: 'timestamptz' },
    attemptedAt: { type: 'timestamptz', comment: 'Real time, also where requests simulate theirs.' },
    finishedAt: { type: 'timestamptz', nullable: true },
    accountId: { type: 'uuid', nullable: true },
    accountCreated: { type: 'boolean', nullable: true },
    contactId: { type: 'uuid', nullable: true },
    contactCreated: { type: 'boolean', nullable: true },
    opportunityId: { type: 'uuid', nullable: true },
    candidates: { type: 'jsonb' },
    failure: { type: 'jsonb', nullable: true },
  },
  checks: [
    { name: 'ck_conversion_state', expression: `state IN (${conversionStates.map((state) => `'${state}'`).join(', ')})` },
    { name: 'ck_conversion_completed', expression: "state <> 'COMPLETED' OR account_id IS NOT NULL" },
  ],
  foreignKeys: [{ name: 'fk_conversion_lead_id', target: 'lead', columnNames: ['leadId'], referencedColumnNames: ['id'] }],
  indices: [
    { name: 'ix_conversion_lead_id', columns: ['leadId'] },
    { name: 'ix_conversion_state_requested_at', columns: ['state', 'requestedAt', 'id'] },
    { name: 'ix_conversion_requested_at', columns: ['requestedAt', 'id'] },
    // These are on a part of the rows, which the migration alone can say.
    { name: 'uq_conversion_lead_id', synchronize: false },
    { name: 'ix_conversion_running', synchronize: false },
  ],
});
