import { RefusedError } from '@leadline/domain';
import type { Tx } from '@leadline/postgres';
import { type Account, accounts } from '../account/account.ts';

/** The account that a contact is to be related to: one that the actor sees and that is in use. Throws NOT_FOUND or BAD_USER_INPUT on `accountId`. */
export async function accountToLink(tx: Tx, accountId: string): Promise<Account> {
  const account = await tx.load(accounts, accountId, { lock: false });
  if (!account) {
    throw RefusedError.of(
      'NOT_FOUND',
      'AccountMustExist',
      `There is no account ${accountId} that you can see. Choose one of \`accounts\`.`,
      {
        field: 'accountId',
      },
    );
  }
  if (account.archivedAt === null) return account;
  throw RefusedError.of('BAD_USER_INPUT', 'ArchivedAccountIsReadOnly', 'This account is archived; relate the contact to one in use.', {
    field: 'accountId',
  });
}
