import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import type { Account } from './account.ts';
import { accountKinds, accountLifecycles, quoted } from './vocabulary.ts';

const text: EntitySchemaColumnOptions = { type: 'text' };
const textOrNot: EntitySchemaColumnOptions = { type: 'text', nullable: true };
const idOrNot: EntitySchemaColumnOptions = { type: 'uuid', nullable: true };
const words: EntitySchemaColumnOptions = { type: 'text', array: true };
const ids: EntitySchemaColumnOptions = { type: 'uuid', array: true };
const instant: EntitySchemaColumnOptions = { type: 'timestamptz' };

/** The row of an account is its state. Indexes on expressions live in the migration alone. */
export const accountEntity = new EntitySchema<Account>({
  name: 'account',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_account' },
    version: { type: 'integer' },
    kind: text,
    name: textOrNot,
    foldedName: { ...textOrNot, comment: 'The name without case, accents, punctuation and legal form; null for an individual.' },
    website: textOrNot,
    domains: words,
    industry: textOrNot,
    companySize: textOrNot,
    region: textOrNot,
    address: { type: 'jsonb', nullable: true },
    lifecycle: text,
    relationships: words,
    parentId: idOrNot,
    ownerId: idOrNot,
    teamId: idOrNot,
    tags: words,
    archivedAt: { type: 'timestamptz', nullable: true },
    leadId: idOrNot,
    conversionId: idOrNot,
    personIds: ids,
    personVersion: { type: 'integer' },
    deliveryUserIds: { ...ids, comment: 'Managers and assignees of its projects, from their events; decides what DELIVERY sees.' },
    deliveryTeamIds: ids,
    createdAt: instant,
    updatedAt: instant,
  },
  uniques: [{ name: 'uq_account_conversion_id', columns: ['conversionId'] }],
  checks: [
    { name: 'ck_account_kind', expression: `kind IN (${quoted(accountKinds)})` },
    { name: 'ck_account_lifecycle', expression: `lifecycle IN (${quoted(accountLifecycles)})` },
    { name: 'ck_account_name', expression: "kind = 'INDIVIDUAL' OR name IS NOT NULL" },
    { name: 'ck_account_parent', expression: 'parent_id <> id' },
  ],
  foreignKeys: [{ name: 'fk_account_parent_id', target: 'account', columnNames: ['parentId'], referencedColumnNames: ['id'] }],
  indices: [
    { name: 'ix_account_created_at', columns: ['createdAt', 'id'] },
    { name: 'ix_account_updated_at', columns: ['updatedAt', 'id'] },
    { name: 'ix_account_owner_id_created_at', columns: ['ownerId', 'createdAt', 'id'] },
    { name: 'ix_account_team_id_created_at', columns: ['teamId', 'createdAt', 'id'] },
    { name: 'ix_account_lifecycle_created_at', columns: ['lifecycle', 'createdAt', 'id'] },
    { name: 'ix_account_parent_id_created_at', columns: ['parentId', 'createdAt', 'id'] },
    { name: 'ix_account_lead_id', columns: ['leadId'] },
    ...['domains', 'tags', 'delivery_user_ids', 'delivery_team_ids', 'folded_name', 'name_words', 'name', 'name_down'].map((part) => ({
      name: `ix_account_${part}`,
      columns: ['id'],
      synchronize: false,
    })),
  ],
});
