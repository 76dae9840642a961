import { type Actor, newId, refuse } from '@leadline/domain';
import type { Ownership } from '@leadline/members';
import { type Outcome, type Tx, creationOf } from '@leadline/postgres';
import { type Account, type AccountDetails, accounts } from '../account/account.ts';
import { checkParent } from '../account/check-parent.ts';
import { decideOpening } from '../account/open-account.ts';
import { ownershipOfNew } from '../account/ownership.ts';
import type { AccountKind } from '../account/vocabulary.ts';
import { heldAmong, holdKeys } from '../matching/hold-keys.ts';
import { accountKeys } from '../matching/match-keys.ts';
import type { Services } from '../services.ts';

/** What a client says of a new account. */
export interface CreateAccount extends Ownership {
  id?: string | null | undefined;
  requestKey?: string | null | undefined;
  kind: AccountKind;
  details: Partial<AccountDetails>;
  allowDuplicate: boolean;
}

/** The use case: a repeat returns the account as it is now; two at once of one company give one account. */
export const createAccount =
  ({ unitOfWork }: Services) =>
  (command: CreateAccount, actor: Actor): Promise<Outcome<Account>> => {
    const id = command.id ?? newId();
    const { kind, details, ownerId, teamId } = command;
    return unitOfWork.create(accounts, { id, request: creationOf('createAccount', command) }, actor, async (tx) => {
      const ownership = await ownershipOfNew(tx, { ownerId, teamId });
      await checkParent(tx, id, details.parentId);
      const decision = decideOpening({ id, kind, details, ownership }, tx.now);
      if (!decision.ok) return decision;
      return (await claimKeys(tx, decision.state, command)) ?? decision;
    });
  };

async function claimKeys(tx: Tx, account: Account, { allowDuplicate }: CreateAccount) {
  const keys = accountKeys(account);
  // Taking the keys waits for whoever is opening an account of the same keys, and then sees it beside this one.
  holdKeys(tx, { recordId: account.id, before: [], after: keys });
  const taken = (await heldAmong(tx.manager, keys)).filter(({ holders }) => holders.some((id) => id !== account.id));
  if (taken.length === 0 || allowDuplicate) return undefined;
  return refuse('AccountExistsAlready', {
    message: 'An account of this name or domain exists. Use it, or repeat with `allowDuplicate: true` if this is another one.',
    field: 'name',
    details: {
      matchedBy: [...new Set(taken.map(({ kind }) => kind))],
      accountIds: [...new Set(taken.flatMap(({ holders }) => holders))].filter((id) => id !== account.id),
    },
  });
}
