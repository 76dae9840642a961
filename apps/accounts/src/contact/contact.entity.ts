import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import type { Contact } from './contact.ts';

const textOrNot: EntitySchemaColumnOptions = { type: 'text', nullable: true };
const idOrNot: EntitySchemaColumnOptions = { type: 'uuid', nullable: true };
const words: EntitySchemaColumnOptions = { type: 'text', array: true };
const ids: EntitySchemaColumnOptions = { type: 'uuid', array: true };
const instant: EntitySchemaColumnOptions = { type: 'timestamptz' };

/** The row of a contact is its state. Indexes on expressions live in the migration alone. */
export const contactEntity = new EntitySchema<Contact>({
  name: 'contact',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_contact' },
    version: { type: 'integer' },
    firstName: textOrNot,
    lastName: textOrNot,
    name: textOrNot,
    emails: words,
    phones: words,
    jobTitle: textOrNot,
    note: textOrNot,
    tags: words,
    ownerId: idOrNot,
    teamId: idOrNot,
    archivedAt: { type: 'timestamptz', nullable: true },
    leadId: idOrNot,
    conversionId: idOrNot,
    personIds: { ...ids, comment: 'Every id under which the person is known: an erasure follows them.' },
    personVersion: { type: 'integer' },
    deliveryUserIds: ids,
    deliveryTeamIds: ids,
    createdAt: instant,
    updatedAt: instant,
  },
  uniques: [{ name: 'uq_contact_conversion_id', columns: ['conversionId'] }],
  indices: [
    { name: 'ix_contact_created_at', columns: ['createdAt', 'id'] },
    { name: 'ix_contact_owner_id_created_at', columns: ['ownerId', 'createdAt', 'id'] },
    { name: 'ix_contact_team_id_created_at', columns: ['teamId', 'createdAt', 'id'] },
    { name: 'ix_contact_lead_id', columns: ['leadId'] },
    ...['tags', 'delivery_user_ids', 'delivery_team_ids', 'person_words', 'name', 'name_down'].map((part) => ({
      name: `ix_contact_${part}`,
      columns: ['id'],
      synchronize: false,
    })),
  ],
});
