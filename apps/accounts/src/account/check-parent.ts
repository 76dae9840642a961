import { RefusedError } from '@leadline/domain';
import type { Tx } from '@leadline/postgres';
import { accounts } from './account.ts';

/** Checks that an account may belong to another: one that the actor sees, that is in use, and that does not belong to it. Throws BAD_USER_INPUT. */
export async function checkParent(tx: Tx, accountId: string, parentId: string | null | undefined): Promise<void> {
  if (parentId == null) return;
  // One change of the hierarchy at a time: two at once could each close half of a circle.
  tx.lock('account hierarchy', ['all']);
  const parent = await tx.load(accounts, parentId, { lock: false });
  if (!parent || parent.archivedAt !== null) {
    throw unfit('ParentAccountMustExist', `There is no account ${parentId} in use that you can see. Choose one of \`accounts\`.`);
  }
  const [{ circular }]: [{ circular: boolean }] = await tx.manager.query(ancestry, [parentId, accountId]);
  if (circular)
    throw unfit('AccountCannotBelongToItself', 'The parent is this account or one that belongs to it. Choose an account outside.');
}

const ancestry = `
  WITH RECURSIVE above AS (
    SELECT id, parent_id FROM account WHERE id = $1
    UNION SELECT account.id, account.parent_id FROM account JOIN above ON account.id = above.parent_id
  ) SELECT EXISTS (SELECT FROM above WHERE id = $2) AS circular`;

const unfit = (rule: string, message: string): RefusedError => RefusedError.of('BAD_USER_INPUT', rule, message, { field: 'parentId' });
