import {
  AccountArchived,
  AccountChanged,
  AccountOpened,
  ContactArchived,
  ContactCreated,
  ContactLinkedToAccount,
  ContactUnlinkedFromAccount,
} from '@leadline/contracts';
import { type Handler, consume } from '@leadline/inbox';
import type { Tx } from '@leadline/postgres';

interface From {
  subject: string;
  aggregateVersion: number;
}

/** Keeps the copies of accounts and contacts; an older version never overwrites a newer one. */
export const accountHandlers: Handler[] = [
  consume(AccountOpened, ({ data, envelope }, tx) => keepAccount(tx, envelope, data)),
  consume(AccountChanged, ({ data, envelope }, tx) => keepAccount(tx, envelope, data)),
  consume(AccountArchived, async ({ envelope: { subject, aggregateVersion } }, tx) => {
    await tx.manager.query('UPDATE account_copy SET archived = true, version = $2 WHERE account_id = $1 AND version < $2', [
      subject,
      aggregateVersion,
    ]);
  }),
  consume(ContactCreated, ({ envelope }, tx) => keepContact(tx, envelope, 'account_ids = contact_copy.account_ids')),
  consume(ContactArchived, ({ envelope }, tx) => keepContact(tx, envelope, 'archived = true')),
  consume(ContactLinkedToAccount, ({ data, envelope }, tx) =>
    keepContact(tx, envelope, 'account_ids = array_append(array_remove(contact_copy.account_ids, $3::uuid), $3::uuid)', data.accountId),
  ),
  consume(ContactUnlinkedFromAccount, ({ data, envelope }, tx) =>
    keepContact(tx, envelope, 'account_ids = array_remove(contact_copy.account_ids, $3::uuid)', data.accountId),
  ),
];

async function keepAccount(
  tx: Tx,
  { subject, aggregateVersion }: From,
  { name, parentId }: { name: string | null; parentId: string | null },
): Promise<void> {
  await tx.manager.query(
    `INSERT INTO account_copy (account_id, version, name, parent_id, archived) VALUES ($1, $2, $3, $4, false)
     ON CONFLICT (account_id) DO UPDATE SET version = excluded.version, name = excluded.name, parent_id = excluded.parent_id
     WHERE account_copy.version < excluded.version`,
    [subject, aggregateVersion, name, parentId],
  );
}

async function keepContact(tx: Tx, { subject, aggregateVersion }: From, change: string, accountId?: string): Promise<void> {
  await tx.manager.query(
    `INSERT INTO contact_copy (contact_id, version, account_ids, archived) VALUES ($1, 0, '{}', false) ON CONFLICT DO NOTHING`,
    [subject],
  );
  const params = accountId === undefined ? [subject, aggregateVersion] : [subject, aggregateVersion, accountId];
  await tx.manager.query(`UPDATE contact_copy SET ${change}, version = $2 WHERE contact_id = $1 AND version < $2`, params);
}
