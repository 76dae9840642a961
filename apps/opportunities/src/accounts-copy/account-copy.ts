import { EntitySchema } from 'typeorm';

/** What this service keeps of an account, from its events: whether it can be sold to and by whom, what it is called, what it is part of. */
export interface AccountCopy {
  accountId: string;
  version: number;
  name: string | null;
  parentId: string | null;
  archived: boolean;
  ownerId: string | null;
  teamId: string | null;
}

/** The table of the copies of accounts. */
export const accountCopyEntity = new EntitySchema<AccountCopy>({
  name: 'account_copy',
  columns: {
    accountId: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_account_copy' },
    version: { type: 'integer' },
    name: { type: 'text', nullable: true },
    parentId: { type: 'uuid', nullable: true },
    archived: { type: 'boolean' },
    ownerId: { type: 'uuid', nullable: true },
    teamId: { type: 'uuid', nullable: true },
  },
  indices: [{ name: 'ix_account_copy_parent', columns: ['parentId'] }],
});

/** What it keeps of a contact: whose it is, and the accounts it belongs to. */
export interface ContactCopy {
  contactId: string;
  version: number;
  accountIds: string[];
  archived: boolean;
  ownerId: string | null;
  teamId: string | null;
}

/** The table of the copies of contacts. */
export const contactCopyEntity = new EntitySchema<ContactCopy>({
  name: 'contact_copy',
  columns: {
    contactId: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_contact_copy' },
    version: { type: 'integer' },
    accountIds: { type: 'uuid', array: true },
    archived: { type: 'boolean' },
    ownerId: { type: 'uuid', nullable: true },
    teamId: { type: 'uuid', nullable: true },
  },
});
