import { EntitySchema } from 'typeorm';
import { contactRelationships, quoted } from '../account/vocabulary.ts';
import type { Relationship } from './relationship.ts';

export const relationshipEntity = new EntitySchema<Relationship>({
  name: 'relationship',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_relationship' },
    version: { type: 'integer' },
    contactId: { type: 'uuid' },
    accountId: { type: 'uuid' },
    type: { type: 'text' },
    role: { type: 'text', nullable: true },
    isPrimary: { type: 'boolean' },
    fromOn: { type: 'date', nullable: true },
    untilOn: { type: 'date', nullable: true },
    createdAt: { type: 'timestamptz' },
    updatedAt: { type: 'timestamptz' },
  },
  uniques: [{ name: 'uq_relationship_pair', columns: ['accountId', 'contactId'] }],
  checks: [
    { name: 'ck_relationship_type', expression: `type IN (${quoted(contactRelationships)})` },
    { name: 'ck_relationship_days', expression: 'until_on >= from_on' },
  ],
  indices: [
    { name: 'ix_relationship_contact_id', columns: ['contactId'] },
    { name: 'uq_relationship_primary', columns: ['accountId'], unique: true, where: 'is_primary' },
  ],
  // Deferred to the commit: the relationship of a new contact or account is decided, and written, just before its own row.
  foreignKeys: [
    {
      name: 'fk_relationship_contact_id',
      target: 'contact',
      columnNames: ['contactId'],
      referencedColumnNames: ['id'],
      deferrable: 'INITIALLY DEFERRED',
    },
    {
      name: 'fk_relationship_account_id',
      target: 'account',
      columnNames: ['accountId'],
      referencedColumnNames: ['id'],
      deferrable: 'INITIALLY DEFERRED',
    },
  ],
});
