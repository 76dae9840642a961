import {
  AccountArchived,
  AccountChanged,
  AccountOpened,
  ContactArchived,
  ContactChanged,
  ContactCreated,
  ContactLinkedToAccount,
  ContactUnlinkedFromAccount,
} from '@leadline/contracts';
import { type Handler, consume } from '@leadline/inbox';
import type { Tx } from '@leadline/postgres';
import type { AccountCopy } from './account-copy.ts';

interface From {
  subject: string;
  aggregateVersion: number;
}

/** Keeps the copies of accounts and contacts; an older version never overwrites a newer one. */
export const accountHandlers: Handler[] = [
  consume(AccountOpened, ({ data, envelope }, tx) => keepAccount(tx, envelope, data)),
  consume(AccountChanged, ({ data, envelope }, tx) => keepAccount(tx, envelope, data)),
  consume(AccountArchived, ({ envelope: { subject, aggregateVersion } }, tx) => {
    tx.send('UPDATE account_copy SET archived = true, version = $2 WHERE account_id = $1 AND version < $2', [subject, aggregateVersion]);
  }),
  consume(ContactCreated, ({ data, envelope }, tx) => keepContact(tx, envelope, ofOwner, data.ownerId, data.teamId)),
  consume(ContactChanged, ({ data, envelope }, tx) => keepContact(tx, envelope, ofOwner, data.ownerId, data.teamId)),
  consume(ContactArchived, ({ envelope }, tx) => keepContact(tx, envelope, 'archived = true')),
  consume(ContactLinkedToAccount, ({ data, envelope }, tx) =>
    keepContact(tx, envelope, 'account_ids = array_append(array_remove(contact_copy.account_ids, $3::uuid), $3::uuid)', data.accountId),
  ),
  consume(ContactUnlinkedFromAccount, ({ data, envelope }, tx) =>
    keepContact(tx, envelope, 'account_ids = array_remove(contact_copy.account_ids, $3::uuid)', data.accountId),
  ),
];

const ofOwner = 'owner_id = $3::uuid, team_id = $4::uuid';

function keepAccount(
  tx: Tx,
  { subject, aggregateVersion }: From,
  { name, parentId, ownerId, teamId }: Omit<AccountCopy, 'accountId' | 'version' | 'archived'>,
): void {
  tx.send(
    `INSERT INTO account_copy (account_id, version, name, parent_id, archived, owner_id, team_id) VALUES ($1, $2, $3, $4, false, $5, $6)
     ON CONFLICT (account_id) DO UPDATE SET version = excluded.version, name = excluded.name, parent_id = excluded.parent_id,
       owner_id = excluded.owner_id, team_id = excluded.team_id
     WHERE account_copy.version < excluded.version`,
    [subject, aggregateVersion, name, parentId, ownerId, teamId],
  );
}

function keepContact(tx: Tx, { subject, aggregateVersion }: From, change: string, ...values: (string | null)[]): void {
  tx.send(`INSERT INTO contact_copy (contact_id, version, account_ids, archived) VALUES ($1, 0, '{}', false) ON CONFLICT DO NOTHING`, [
    subject,
  ]);
  tx.send(`UPDATE contact_copy SET ${change}, version = $2 WHERE contact_id = $1 AND version < $2`, [subject, aggregateVersion, ...values]);
}
